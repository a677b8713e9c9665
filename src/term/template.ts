import { asciiLower } from '../policy/ascii-case.ts';
import { parseVariables, type VariablePart } from '../policy/variable.ts';
import type { KeyLookup } from './key-state.ts';
import { literalTokens, patternTokens, type Token } from './pattern.ts';

/**
 * A policy value with variables. Each hole is filled once, with text that is not read again: a
 * value that holds `${…}` or `*` is just text.
 * Source: IAM User Guide, reference_policies_variables.
 */
export interface Template {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

export type Piece = Text | Hole;

export interface Text {
  /**
   * In the `pattern` text of the policy `*` and `?` are wildcards where the operator has wildcards. A
   * `literal` stands for itself: an escape such as `${*}`, or a default. A `value` is a request's.
   */
  readonly kind: 'pattern' | 'literal' | 'value';
  readonly text: string;
}

export interface Hole {
  readonly kind: 'hole';
  /** The context key, in lower case. */
  readonly key: string;
  readonly fallback: string | undefined;
}

/** A template whose holes are filled; `unresolved` when a hole without default has no value. */
export type Filled = readonly Text[] | 'unresolved' | 'unknown';

/** Reads a value with variables; undefined when a `${` does not open a well-formed one. */
export function readTemplate(text: string): Template | undefined {
  const pieces: Piece[] = [];
  for (const part of parseVariables(text)) {
    const piece = readPiece(part);
    if (!piece) return undefined;
    pieces.push(piece);
  }
  return { text, pieces };
}

function readPiece(part: VariablePart): Piece | undefined {
  switch (part.kind) {
    case 'text':
      return { kind: 'pattern', text: part.text };
    case 'escape':
      return { kind: 'literal', text: part.text };
    case 'variable':
      return { kind: 'hole', key: asciiLower(part.key), fallback: part.fallback };
    case 'malformed':
      return undefined;
  }
}

/** Fills the holes. A multivalued key is no documented variable: what it gives is unknown. */
export function fill(template: Template, lookup: KeyLookup): Filled {
  const filled: Text[] = [];
  let isUnknown = false;
  for (const piece of template.pieces) {
    const text = piece.kind === 'hole' ? fillHole(piece, lookup) : piece;
    if (text === 'unresolved') return text;
    if (text === 'unknown') isUnknown = true;
    else filled.push(text);
  }
  return isUnknown ? 'unknown' : filled;
}

function fillHole({ key, fallback }: Hole, lookup: KeyLookup): Text | 'unresolved' | 'unknown' {
  const state = lookup(key);
  if (state.kind === 'value') return { kind: 'value', text: state.text };
  if (state.kind === 'unknown') return 'unknown';
  if (state.kind === 'list' && state.texts.length > 0) return 'unknown';
  return fallback === undefined ? 'unresolved' : { kind: 'literal', text: fallback };
}

/** The filled template as plain text, for operators without wildcards. */
export function filledText(pieces: readonly Text[]): string {
  let whole = '';
  for (const { text } of pieces) whole += text;
  return whole;
}

/** The filled template as tokens; `wildValues` says whether `*` in a value is a wildcard too. */
export function filledTokens(pieces: readonly Text[], wildValues: boolean): readonly Token[] {
  return pieces.flatMap(({ kind, text }) => {
    const isWild = kind === 'pattern' || (kind === 'value' && wildValues);
    return isWild ? patternTokens(text) : literalTokens(text);
  });
}

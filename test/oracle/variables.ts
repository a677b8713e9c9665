import type { Context } from './context.ts';
import { lookUp } from './context.ts';
import type { Readings } from './readings.ts';
import type { Pattern } from './wildcard.ts';
import { literal, pattern } from './wildcard.ts';

/** A piece of a policy value. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'escape'; readonly char: string }
  | { readonly kind: 'variable'; readonly key: string; readonly fallback: string | undefined };

/** A policy value with its variables replaced, or why there is none. */
export type Substituted =
  | { readonly kind: 'pattern'; readonly tokens: Pattern }
  | { readonly kind: 'no-value' }
  | { readonly kind: 'unknown' };

/**
 * Cuts a value at its policy variables. Undefined when a `${` is not closed, or what it encloses is
 * neither an escape, a key, nor a key with a default value.
 * Source: IAM User Guide, reference_policies_variables.
 */
export function readTemplate(value: string): readonly Piece[] | undefined {
  const start = value.indexOf('${');
  if (start < 0) return [{ kind: 'text', text: value }];
  const end = value.indexOf('}', start);
  if (end < 0) return undefined;
  const variable = readVariable(value.slice(start + 2, end));
  const rest = readTemplate(value.slice(end + 1));
  if (variable === undefined || rest === undefined) return undefined;
  return [{ kind: 'text', text: value.slice(0, start) }, variable, ...rest];
}

/** The value as it stands: no variables, `${` is text. */
export function plainTemplate(value: string): readonly Piece[] {
  return [{ kind: 'text', text: value }];
}

/**
 * Replaces each variable once by its value, which is literal text (D11). A variable whose key is
 * absent takes its default value; without one the whole value has no value.
 */
export function substitute(
  template: readonly Piece[],
  context: Context,
  readings: Readings,
): Substituted {
  const pieces = template.map((piece) => substitutePiece(piece, context, readings));
  const failed =
    pieces.find((piece) => piece.kind === 'no-value') ??
    pieces.find((piece) => piece.kind === 'unknown');
  if (failed !== undefined) return failed;
  const tokens = pieces.flatMap((piece) => (piece.kind === 'pattern' ? piece.tokens : []));
  return { kind: 'pattern', tokens };
}

function substitutePiece(piece: Piece, context: Context, readings: Readings): Substituted {
  if (piece.kind === 'text') return { kind: 'pattern', tokens: pattern(piece.text) };
  if (piece.kind === 'escape') return { kind: 'pattern', tokens: literal(piece.char) };
  const found = lookUp(context, piece.key);
  // A variable may name single-valued keys only; what a list gives is not documented.
  if (found.kind === 'unknown') return found;
  if (found.kind === 'values' && found.isList && found.texts.length > 0) return { kind: 'unknown' };
  const value = found.kind === 'values' ? found.texts[0] : undefined;
  if (value !== undefined) return { kind: 'pattern', tokens: insert(value, readings) };
  if (piece.fallback === undefined) return { kind: 'no-value' };
  return { kind: 'pattern', tokens: literal(piece.fallback) };
}

function insert(value: string, readings: Readings): Pattern {
  const isWild = value.includes('*') || value.includes('?');
  return isWild && readings.other('D11') ? pattern(value) : literal(value);
}

function readVariable(inside: string): Piece | undefined {
  if (['*', '?', '$'].includes(inside)) return { kind: 'escape', char: inside };
  const comma = inside.indexOf(',');
  if (comma < 0) return isKey(inside) ? variable(inside, undefined) : undefined;
  const [key, fallback] = [inside.slice(0, comma), inside.slice(comma)];
  const isQuoted = fallback.startsWith(", '") && fallback.endsWith("'") && fallback.length >= 4;
  const text = fallback.slice(3, -1);
  return isKey(key) && isQuoted && !text.includes("'") ? variable(key, text) : undefined;
}

function variable(key: string, fallback: string | undefined): Piece {
  return { kind: 'variable', key, fallback };
}

function isKey(text: string): boolean {
  const isTrimmed = !text.startsWith(' ') && !text.endsWith(' ');
  return text !== '' && isTrimmed && ![...'${}*?,\'"'].some((char) => text.includes(char));
}

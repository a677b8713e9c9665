import { literalTokens, patternTokens, type Token } from '../term/pattern.ts';
import type { Piece, Template } from '../term/template.ts';
import { and, atom, not, or, YES, NO, type SmtFormula } from './smt-formula.ts';
import type { SmtState, SmtStates } from './smt-states.ts';
import type { SymbolicRequest } from './question.ts';
import type { SmtValues } from './smt-values.ts';
import type { Smt } from './smt-words.ts';

/** A character of a pattern, or the text of a variable. */
export type Item = Token | { readonly text: Smt };

/** One way in which a template is filled, and when it is. */
export interface Filling {
  readonly when: SmtFormula;
  readonly items: readonly Item[];
  /** Some value holds `*` or `?` where these would count as wildcards. */
  readonly isWild: SmtFormula;
}

export interface Fillings {
  readonly ways: readonly Filling[];
  /** A variable without default has no value. */
  readonly unresolved: SmtFormula;
  /** Nobody can tell how: a variable is not known, or has a list. */
  readonly unclear: SmtFormula;
}

/** What templates are filled with. */
export interface FillContext {
  readonly request: SymbolicRequest;
  readonly states: SmtStates;
  readonly values: SmtValues;
  /** `*` and `?` of values are wildcards. */
  readonly wildValues: boolean;
  /** Nothing is a wildcard. */
  readonly isLiteral: boolean;
}

/** One thing that can stand at a place of a template. */
interface Part {
  readonly when: SmtFormula;
  readonly items: readonly Item[];
  readonly isWild: SmtFormula;
}

/** More ways than this are not told apart. */
const MOST_WAYS = 16;

/** The ways in which the holes of a template can be filled. */
export function fillings({ pieces }: Template, context: FillContext): Fillings {
  const unresolved: SmtFormula[] = [];
  const unclear: SmtFormula[] = [];
  let ways: readonly Filling[] = [{ when: YES, items: [], isWild: NO }];
  for (const piece of pieces) {
    const parts = piece.kind === 'hole' ? holeParts(piece, context) : [fixed(piece, context)];
    if (piece.kind === 'hole') {
      const state = context.states.of(context.request.key(piece.key));
      if (piece.fallback === undefined) unresolved.push(hasNone(state));
      unclear.push(isUnclear(state));
    }
    ways = ways.flatMap((way) => parts.map((part) => joined(way, part)));
    if (ways.length > MOST_WAYS) return { ways: [], unresolved: or(...unresolved), unclear: YES };
  }
  return { ways, unresolved: or(...unresolved), unclear: or(...unclear) };
}

function joined(way: Filling, part: Part): Filling {
  return {
    when: and(way.when, part.when),
    items: [...way.items, ...part.items],
    isWild: or(way.isWild, part.isWild),
  };
}

function fixed({ kind, text }: Exclude<Piece, { kind: 'hole' }>, context: FillContext): Part {
  const items =
    kind === 'pattern' && !context.isLiteral ? patternTokens(text) : literalTokens(text);
  return { when: YES, items, isWild: NO };
}

function hasNone(state: SmtState): SmtFormula {
  return state === 'unknown' ? NO : or(state.absent, state.empty);
}

/** A list of values is no text that could be filled in. */
function isUnclear(state: SmtState): SmtFormula {
  if (state === 'unknown') return YES;
  return state.isList ? and(not(state.absent), not(state.empty)) : NO;
}

function holeParts(
  { key, fallback }: Extract<Piece, { kind: 'hole' }>,
  { request, states, values, wildValues, isLiteral }: FillContext,
): readonly Part[] {
  const state = states.of(request.key(key));
  const parts: Part[] = [];
  if (fallback !== undefined && hasNone(state).kind !== 'false') {
    parts.push({ when: hasNone(state), items: literalTokens(fallback), isWild: NO });
  }
  const [slot] = state === 'unknown' || state.isList ? [] : state.slots;
  if (!slot) return parts;
  const { value, isThere } = slot;
  const takesWild = wildValues && !isLiteral;
  if (value.kind === 'given') {
    const items = takesWild ? patternTokens(value.text) : literalTokens(value.text);
    return [...parts, { when: isThere, items, isWild: NO }];
  }
  const text = values.text(value);
  const isWild = takesWild
    ? or(atom('str.contains', text, '"*"'), atom('str.contains', text, '"?"'))
    : NO;
  return [...parts, { when: isThere, items: [{ text }], isWild }];
}

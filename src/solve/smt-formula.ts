import type { Truth } from '../term/truth.ts';
import { call, type Smt } from './smt-words.ts';

/** A formula whose atoms are SMT-LIB expressions, or what nobody can tell. */
export type SmtFormula =
  | { readonly kind: 'true' | 'false' }
  | { readonly kind: 'atom'; readonly text: Smt }
  | SmtUnknown
  | { readonly kind: 'not'; readonly part: SmtFormula }
  | SmtJoin
  | SmtNamed;

/** What nobody can tell; `isInexact` where the request tells it, but no formula says it. */
export interface SmtUnknown {
  readonly kind: 'unknown';
  readonly reason: string;
  readonly isInexact: boolean;
}

interface SmtJoin {
  readonly kind: 'and' | 'or';
  readonly parts: readonly SmtFormula[];
}

/** A formula that stands for something that a reader knows by name. */
interface SmtNamed {
  readonly kind: 'named';
  readonly note: string;
  readonly part: SmtFormula;
}

export const YES: SmtFormula = { kind: 'true' };
export const NO: SmtFormula = { kind: 'false' };

/** An atom: a function applied to expressions. */
export function atom(name: string, ...parts: readonly Smt[]): SmtFormula {
  return { kind: 'atom', text: call(name, ...parts) };
}

/** An atom that is a symbol. */
export function truthOf(text: Smt): SmtFormula {
  return { kind: 'atom', text };
}

/** What nobody can tell, and why. */
export function unknown(reason: string): SmtFormula {
  return { kind: 'unknown', reason, isInexact: false };
}

/** What is known, but is not said by the formula. */
export function inexact(reason: string): SmtFormula {
  return { kind: 'unknown', reason, isInexact: true };
}

/** The formula of a truth that is settled. */
export function settled(truth: Truth, reason: string): SmtFormula {
  if (truth === 'unknown') return unknown(reason);
  return truth ? YES : NO;
}

export function not(part: SmtFormula): SmtFormula {
  switch (part.kind) {
    case 'true':
      return NO;
    case 'false':
      return YES;
    case 'not':
      return part.part;
    default:
      return { kind: 'not', part };
  }
}

/** Conjunction; true for none. */
export function and(...parts: readonly SmtFormula[]): SmtFormula {
  return join('and', parts);
}

/** Disjunction; false for none. */
export function or(...parts: readonly SmtFormula[]): SmtFormula {
  return join('or', parts);
}

/** The second formula wherever the first holds. */
export function implies(when: SmtFormula, then: SmtFormula): SmtFormula {
  return or(not(when), then);
}

/** Joins of so many formulas are taken apart in a larger one. */
const FEW = 4;

/** Conjunction or disjunction of a list of any length. */
export function join(kind: 'and' | 'or', parts: readonly SmtFormula[]): SmtFormula {
  const [neutral, absorbing] = kind === 'and' ? [YES, NO] : [NO, YES];
  if (parts.some((part) => part.kind === absorbing.kind)) return absorbing;
  const kept = new Map<SmtFormula | Smt, SmtFormula>();
  for (const part of parts) {
    if (part.kind === neutral.kind) continue;
    const isSmall = part.kind === kind && part.parts.length <= FEW;
    for (const one of isSmall ? part.parts : [part]) {
      kept.set(one.kind === 'atom' ? one.text : one, one);
    }
  }
  const list = [...kept.values()];
  const [only = neutral] = list;
  return list.length < 2 ? only : { kind, parts: list };
}

/** The formulas that a formula is made of. */
export function partsOf(formula: SmtFormula): readonly SmtFormula[] {
  switch (formula.kind) {
    case 'and':
    case 'or':
      return formula.parts;
    case 'not':
    case 'named':
      return [formula.part];
    default:
      return [];
  }
}

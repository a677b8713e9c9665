import type { Span } from './span.ts';

/** A fault of the text itself, found before anything is known of policies. */
export interface SyntaxProblem {
  readonly kind: SyntaxProblemKind;
  readonly at: Span;
  /** What is wrong, in one clause. */
  readonly message: string;
  /** What would be right there. */
  readonly help: string;
  /** Another place that the fault is about, such as the first of two equal keys. */
  readonly related?: { readonly at: Span; readonly message: string };
}

export type SyntaxProblemKind =
  | 'empty'
  | 'encoding'
  | 'byte-order-mark'
  | 'too-large'
  | 'too-deep'
  | 'unexpected'
  | 'missing'
  | 'unclosed'
  | 'trailing-text'
  | 'control-character'
  | 'escape'
  | 'lone-surrogate'
  | 'number'
  | 'word'
  | 'quotes'
  | 'comment'
  | 'trailing-comma'
  | 'duplicate-key';

/** Faults after which the tree still says all that the text says. */
const HARMLESS: ReadonlySet<SyntaxProblemKind> = new Set([
  'byte-order-mark',
  'control-character',
  'comment',
  'trailing-comma',
  'duplicate-key',
]);

/** True when the tree is complete in spite of the problem, so that policies can be read from it. */
export function leavesTreeWhole(problem: SyntaxProblem): boolean {
  return HARMLESS.has(problem.kind);
}

/** More problems than this in one text say nothing new; reading stops there. */
export const PROBLEM_LIMIT = 100;

/** Collects the problems of one text, in the order of their places, up to the limit. */
export class Problems {
  readonly #found: SyntaxProblem[] = [];

  /** False once no more problems are taken. */
  add(problem: SyntaxProblem): boolean {
    if (this.#found.length < PROBLEM_LIMIT) this.#found.push(problem);
    return !this.full;
  }

  get full(): boolean {
    return this.#found.length >= PROBLEM_LIMIT;
  }

  sorted(): readonly SyntaxProblem[] {
    return this.#found.toSorted((a, b) => a.at.start - b.at.start);
  }
}

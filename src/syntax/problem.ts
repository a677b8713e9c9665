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
  | 'too-many'
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

/** Stands before the problems of a text of which a part was not read, or not told. */
const TOO_MANY: SyntaxProblem = {
  kind: 'too-many',
  at: { start: 0, end: 0 },
  message: `the text has more than ${PROBLEM_LIMIT} faults`,
  help: 'mend the first ones and run keyproof again',
};

/** Collects the problems of one text up to the limit. */
export class Problems {
  readonly #found: SyntaxProblem[] = [];
  #isCut = false;

  add(problem: SyntaxProblem): void {
    if (!this.full) this.#found.push(problem);
    // Untold harmless faults change nothing; any other one would let a broken tree pass for whole.
    else if (!leavesTreeWhole(problem)) this.cut();
  }

  /** Says that the rest of the text was not read. */
  cut(): void {
    this.#isCut = true;
  }

  get full(): boolean {
    return this.#found.length >= PROBLEM_LIMIT;
  }

  /** In the order of their places. */
  sorted(): readonly SyntaxProblem[] {
    const sorted = this.#found.toSorted((a, b) => a.at.start - b.at.start);
    return this.#isCut ? [TOO_MANY, ...sorted] : sorted;
  }
}

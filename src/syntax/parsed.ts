import type { SyntaxProblem } from './problem.ts';
import type { Node } from './tree.ts';

/** A tree (when there was anything to read) and all that is wrong with the text. */
export interface Parsed {
  readonly root: Node | undefined;
  /** In the order of their places. */
  readonly problems: readonly SyntaxProblem[];
}

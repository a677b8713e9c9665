import type { SyntaxProblem } from './problem.ts';

/** A text with more broken lines than this is of another kind altogether. */
const MOST_LINES = 10;

/**
 * The first problem of each line: what follows it there is mostly its consequence. Of a text that is
 * broken on many lines only those of the first lines. The problems stand in the order of their places.
 */
export function firstOfLines(
  text: string,
  problems: readonly SyntaxProblem[],
): readonly SyntaxProblem[] {
  let from = 0;
  const first = problems.filter(({ at }, index) => {
    const isNew = index === 0 || text.slice(from, at.start).includes('\n');
    from = at.start;
    return isNew;
  });
  return first.slice(0, MOST_LINES);
}

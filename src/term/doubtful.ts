import type { Term, Terms } from './term.ts';

/** The doubtful points that are read the other way. */
export type OtherReadings = ReadonlySet<string>;

const NONE: OtherReadings = new Set();

/**
 * The term that `build` makes under each reading of each point, joined by reading terms. Points on
 * which nothing depends leave no trace, because terms that say the same are the same.
 */
export function doubtful(
  terms: Terms,
  points: readonly string[],
  build: (other: OtherReadings) => Term,
): Term {
  const [point, ...rest] = points;
  if (point === undefined) return build(NONE);
  return terms.reading(
    point,
    doubtful(terms, rest, build),
    doubtful(terms, rest, (other) => build(new Set([...other, point]))),
  );
}

import type { Term } from './term.ts';
import type { Terms } from './terms.ts';

/** The doubtful points that are read the other way. */
export type OtherReadings = ReadonlySet<string>;

/** Every point read as by default. */
export const USUAL: OtherReadings = new Set();

/**
 * The term that `build` makes under each reading of each point, joined by reading terms. Points on
 * which nothing depends leave no trace, because terms that say the same are the same.
 */
export function doubtful(
  terms: Terms,
  points: readonly string[],
  build: (other: OtherReadings) => Term,
): Term {
  return points.length === 0 ? build(USUAL) : doubtfulFrom(0, { terms, points, build }, USUAL);
}

interface Doubts {
  readonly terms: Terms;
  readonly points: readonly string[];
  readonly build: (other: OtherReadings) => Term;
}

function doubtfulFrom(index: number, doubts: Doubts, other: OtherReadings): Term {
  const point = doubts.points[index];
  if (point === undefined) return doubts.build(other);
  const usual = doubtfulFrom(index + 1, doubts, other);
  return doubts.terms.reading(
    point,
    usual,
    doubtfulFrom(index + 1, doubts, new Set([...other, point])),
  );
}

import type { Given } from './claim.ts';
import type { Test } from '../term/test.ts';

/** A test that reads several variables, all of which have a value where the relation is asked. */
export interface Relation {
  readonly id: number;
  readonly test: Test;
  readonly part: number;
  readonly given: Given;
  /** The tested variable, then those in the holes of its template. */
  readonly variables: readonly string[];
}

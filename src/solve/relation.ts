import type { Test } from '../term/test.ts';
import type { Given } from './claim.ts';

/**
 * What a test says of several variables, all of which have a value where it is asked: that two are
 * equal, that one matches a template which the others fill, or the test as it is.
 */
export interface Relation {
  readonly id: number;
  readonly kind: 'equal' | 'match' | 'test';
  /** The tested variable first where it is one, then those in the holes of the template. */
  readonly variables: readonly string[];
  /** True when the first of the variables is what is tested. */
  readonly isTested: boolean;
  readonly test: Test;
  /** The part in whose request the test is asked. */
  readonly part: number;
  /** What other variables of the test are taken to be. */
  readonly given: Given;
}

import type { KeyState } from '../term/key-state.ts';
import type { Test } from '../term/test.ts';
import type { Truth } from '../term/truth.ts';
import type { Domain } from './question.ts';

/** What is said of one variable. */
export type Claim = TestClaim | AbsenceClaim | SetClaim;

/** A test that reads one variable; what else it reads is fixed or given. */
export interface TestClaim {
  readonly kind: 'test';
  readonly variable: string;
  readonly test: Test;
  /** The part in whose request the test is asked. */
  readonly part: number;
  /** What other variables of the test are taken to be; those not in it are not known. */
  readonly given: Given;
}

/** The key is not there, or its list is empty. */
export interface AbsenceClaim {
  readonly kind: 'absence';
  readonly variable: string;
}

/** The key has a value in the set. */
export interface SetClaim {
  readonly kind: 'set';
  readonly variable: string;
  readonly set: Domain;
}

/** States of variables, by name. */
export type Given = ReadonlyMap<string, KeyState>;

/**
 * Which truths are wanted of a claim. What may hold also takes in what nobody can tell: the best
 * case for whoever asks; what holds does not.
 */
export type Want = 'holds' | 'may-hold' | 'fails' | 'may-fail';

/** True for the truths that are wanted. */
export function satisfies(truth: Truth, want: Want): boolean {
  switch (want) {
    case 'holds':
      return truth === true;
    case 'may-hold':
      return truth !== false;
    case 'fails':
      return truth === false;
    case 'may-fail':
      return truth !== true;
  }
}

/** What is wanted of a negation's part. */
export const NEGATED: Readonly<Record<Want, Want>> = {
  holds: 'fails',
  'may-hold': 'may-fail',
  fails: 'holds',
  'may-fail': 'may-hold',
};

/** The want that takes exactly the other truths. */
export const OTHERWISE: Readonly<Record<Want, Want>> = {
  holds: 'may-fail',
  'may-hold': 'fails',
  fails: 'may-hold',
  'may-fail': 'holds',
};

/** True for the wants that are met when a claim is true. */
export function wantsTruth(want: Want): boolean {
  return want === 'holds' || want === 'may-hold';
}

import type { StatementSource } from '../term/term.ts';
import type { Test } from '../term/test.ts';
import type { Certificate } from './certificate.ts';
import type { Given } from './claim.ts';
import type { Domain } from './question.ts';

/**
 * For which requests a question holds: for all, for none, or for those of the cases. With `unknown`
 * the cases are those of which it is sure; there may be others, for the reasons given.
 */
export interface Condition {
  readonly verdict: 'always' | 'never' | 'when' | 'unknown';
  readonly cases: readonly Case[];
  /** A request for which it holds, and one for which it does not. */
  readonly witness?: Given;
  readonly counterexample?: Given;
  /** For `never` and `always`. Of `always` it is for the question turned around. */
  readonly certificate?: Certificate | undefined;
  readonly reasons: readonly string[];
  /** Doubtful points that the condition may depend on. */
  readonly points: readonly string[];
}

/** It holds when all of these do, unless all of one list do. */
export interface Case {
  readonly when: readonly Literal[];
  readonly unless: readonly Exception[];
  /** The statements that grant in this case. */
  readonly because: readonly StatementSource[];
  /** Set where the tags of the principal are those of its session. */
  readonly tags?: 'session';
}

export interface Exception {
  readonly all: readonly Literal[];
  /** The statement that denies. */
  readonly source?: StatementSource;
}

/** One thing that is (not) so in a request, in the terms of the policy that asks for it. */
export type Literal = TestLiteral | RelationLiteral | StateLiteral;

export interface TestLiteral {
  readonly kind: 'test';
  readonly holds: boolean;
  readonly test: Test;
  readonly part: number;
  /** The policy's values with what is known filled into their variables. */
  readonly values: readonly string[];
}

/** Several variables all have a value, and these are related as a test's template says. */
export interface RelationLiteral {
  readonly kind: 'relation';
  readonly holds: boolean;
  readonly variables: readonly string[];
  /** A test without negation: what it says of values that are there. */
  readonly test: Test;
  readonly part: number;
  readonly values: readonly string[];
}

/** A variable has no value, or has one of a set. */
export interface StateLiteral {
  readonly kind: 'absence' | 'set';
  readonly holds: boolean;
  readonly variable: string;
  readonly set?: Domain;
}

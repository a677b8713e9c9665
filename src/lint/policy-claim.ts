import type { Statement } from '../policy/policy.ts';
import type { SymbolicKey } from '../solve/question.ts';

/** What of a statement is meant: all that it asks of a request, who calls apart, or a part of that. */
export type Aspect =
  | { readonly kind: 'whole' }
  /** Action and resource. */
  | { readonly kind: 'ground' }
  /** The conditions at these positions; with action and resource, where `onGround` says so. */
  | {
      readonly kind: 'tests';
      readonly tests: readonly number[];
      readonly onGround: boolean;
    };

/**
 * That no request matches the one statement, or that aspect of it, and none of the others. Who calls
 * is left out: the others must be for all whom the one is for.
 */
export interface Claim {
  readonly statement: Statement;
  readonly aspect: Aspect;
  readonly unless?: readonly Statement[];
  /** What is known of the request's keys, by their names in lower case. */
  readonly known?: ReadonlyMap<string, SymbolicKey>;
}

/**
 * Proves claims about the statements of one policy. False for a claim that is wrong, and for one that
 * was not settled: not within the steps that a lint has, not whatever AWS may mean, not whatever may
 * stand where nobody can read. What was asked once too often is not settled either.
 */
export type Proofs = (claim: Claim) => boolean;

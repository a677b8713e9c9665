import type { Span } from '../syntax/span.ts';
import type { Node } from '../syntax/tree.ts';

/** A part of a policy that its grammar does not allow. The rest of the policy is still read. */
export type PolicyProblem = PolicyProblemDetail & {
  readonly at: Span;
  /** Index of the statement that it is in; undefined for the policy itself. */
  readonly statement: number | undefined;
};

export type PolicyProblemDetail =
  | {
      readonly kind: 'unknown-element';
      readonly name: string;
      readonly parent: 'policy' | 'statement';
    }
  | {
      readonly kind: 'wrong-type';
      readonly element: string;
      /** Both in words, such as `a string`. */
      readonly expected: string;
      readonly found: string;
      /** The value itself. */
      readonly value: Node;
    }
  /** An element and its `Not…` twin in one statement. */
  | {
      readonly kind: 'element-pair';
      readonly first: string;
      readonly second: string;
      readonly firstAt: Span;
    }
  | { readonly kind: 'duplicate-key'; readonly name: string };

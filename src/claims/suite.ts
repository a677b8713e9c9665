import type { OperationRequest } from '../flow/operation-request.ts';
import type { Span } from '../syntax/span.ts';
import type { Claim } from './claim.ts';

/** What a team expects of access. */
export interface Suite {
  /** As the file is shown to people. */
  readonly path: string;
  readonly scenarios: readonly Scenario[];
  readonly claims: readonly SuiteClaim[];
}

/** What scenarios and claims have in common. */
export interface Expected {
  readonly name: string;
  /** Of the name, in the suite's file. */
  readonly at: Span;
  /** The path of the estate, relative to the suite's folder. */
  readonly estate: string;
  /** Doubtful points to read the other way than by default. */
  readonly readings: ReadonlySet<string>;
}

/** One request and what must come of it. */
export interface Scenario extends Expected {
  readonly request: OperationRequest;
  readonly expect: Expectation;
}

/** What must come of a request; what is undefined may be anything. */
export interface Expectation {
  readonly decision: 'allow' | 'deny' | 'unknown';
  /** The action of the step that the flow stops at. */
  readonly at: string | undefined;
  readonly kind: 'explicit-deny' | 'implicit-deny' | 'key-state' | 'bad-request' | undefined;
  readonly code: string | undefined;
  readonly httpStatus: number | undefined;
  /** The encryption context of the last call to AWS KMS. */
  readonly context: ReadonlyMap<string, string> | undefined;
}

/** A sentence about all requests and what must come of it. */
export interface SuiteClaim extends Expected {
  readonly text: string;
  readonly claim: Claim;
  readonly expect: 'proved' | 'refuted' | 'unknown';
}

import type { Caller } from '../term/caller.ts';
import type { OperationRequest } from './operation-request.ts';
import type { Outcome } from './run-once.ts';

/**
 * A record in the shape of CloudTrail. Ids are left out, and what nobody said of time and place.
 * Source: AWS CloudTrail User Guide, cloudtrail-event-reference-record-contents.
 */
export type CloudTrailRecord = Readonly<Record<string, unknown>>;

/** What all records of an operation are made of. */
export interface Made {
  readonly request: OperationRequest;
  readonly caller: Caller;
  /** What the records say of the caller. */
  readonly identity: object;
  readonly outcome: Outcome;
}

import type { NamedPolicy } from '../authorize/policy-set.ts';
import type { Account, Bucket, Encryption, Estate } from '../estate/estate.ts';
import type { FoundCaller } from '../estate/find-caller.ts';
import type { SymbolicText } from '../solve/question.ts';
import type { DoubtReadings } from './doubts.ts';
import type { Operation } from './operation.ts';
import type { Keys, OpenPairs } from './value.ts';

/** A call of an operation in an estate, before it is taken apart into steps. */
export interface Call {
  readonly estate: Estate;
  readonly operation: Operation;
  /** In the form of `Request.principal`. */
  readonly principal: string;
  readonly caller: FoundCaller;
  /** The request's parameters, under the names of `OperationRequest.parameters`. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Condition keys that the request is said to have; they count before all that is derived. */
  readonly given: Keys;
  readonly doubts: DoubtReadings;
  /** The encryption context that the request brings, where the parameters do not say it. */
  readonly brought?: OpenPairs;
  /** Beginnings of keys about the caller, in lower case, of which nothing tells. */
  readonly open?: readonly string[];
  /** What a proof puts in the place of the caller's own policies and tags. */
  readonly assumed?: AssumedCaller;
}

/** What is taken of a caller whose account no estate models. */
export interface AssumedCaller {
  readonly identity: readonly NamedPolicy[];
}

/** A call about an object or a bucket. */
export interface S3Call extends Call {
  readonly target: S3Target;
  /** What a copy reads; undefined for other operations. */
  readonly source: S3Target | undefined;
  /** Where a replica goes. */
  readonly destination?: S3Target | undefined;
}

/** What a call is about in Amazon S3. */
export interface S3Target {
  readonly bucket: Bucket;
  readonly account: Account;
  /** The object's ARN, or the bucket's where there is no object. */
  readonly resource: SymbolicText;
  readonly stored: StoredView;
}

/** How an object is stored, as far as that is known. */
export interface StoredView {
  readonly encryption: Encryption;
  readonly context: OpenPairs;
  readonly tags: OpenPairs;
}

import type { PolicySet } from '../authorize/policy-set.ts';
import type { Key } from '../estate/estate.ts';
import type { SymbolicText } from '../solve/question.ts';
import type { Keys, OpenPairs } from './value.ts';

/** One authorization that an operation needs, or a call of AWS KMS that it makes. */
export interface Step {
  /** The action that is checked, such as `kms:Decrypt`. */
  readonly call: string;
  /** Whom AWS authorizes, in the form of `Request.principal`. */
  readonly principal: string;
  readonly resource: SymbolicText;
  readonly resourceAccount: string | undefined;
  readonly keys: Keys;
  /** Beginnings of keys, in lower case, of which nobody can tell more than `keys` says. */
  readonly open: readonly string[];
  readonly policies: PolicySet;
  /** What AWS KMS is called with; undefined for a step that is no such call. */
  readonly kms: KmsCall | undefined;
}

/** The part of a call that only AWS KMS has. */
export interface KmsCall {
  readonly key: Key;
  readonly encryptionContext: OpenPairs;
  /** True when Amazon S3 makes the call for the caller. */
  readonly isForwarded: boolean;
  /** True when the bucket's key of the caller is asked for, which then serves for many objects. */
  readonly isBucketKey: boolean;
  /** As the request names the key; undefined when the ciphertext does. */
  readonly keyId: string | undefined;
}

/** An end of an operation that is no matter of policies. */
export interface Refusal {
  readonly kind: 'key-state' | 'bad-request';
  /** The error code and the status that the caller gets; undefined where no caller waits. */
  readonly code: string | undefined;
  readonly httpStatus: number | undefined;
  readonly reason: string;
}

/** What an operation comes to: its steps in order, and what ends it after them. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly refusal: Refusal | undefined;
  /** The action of the call that is refused; undefined for a refusal of the whole request. */
  readonly refusedAt?: string | undefined;
  /** Why nobody can tell how it goes on; the steps before are certain. */
  readonly unknown: string | undefined;
  /** What a reader must know, a sentence each. */
  readonly notes: readonly string[];
}

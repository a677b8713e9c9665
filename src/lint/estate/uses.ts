import type { Bucket, Encryption, Key, Principal } from '../../estate/estate.ts';
import type { OperationRequest } from '../../flow/operation-request.ts';
import type { Statement } from '../../policy/policy.ts';
import type { Witness } from '../finding.ts';

/** The questions that a rule may put to an estate; whoever runs the rule answers them. */
export interface EstateQuestions {
  /**
   * How everybody fares who reads objects of a bucket, or uploads under its encryption: an entry for
   * each way to do it, each encryption of objects, and all of whom the same is true. Worked out once.
   */
  readonly objectUses: (bucket: Bucket, use: ObjectUse['use']) => readonly ObjectUse[];
  /** How everybody, or those who are given, fare who call AWS KMS for a key, by an action's name. */
  readonly keyUses: (key: Key, action: string, among?: ReadonlySet<Principal>) => readonly KeyUse[];
  /** What becomes of one request; undefined for one that AWS does not have. */
  readonly simulated: (request: OperationRequest) => Simulated | undefined;
}

/** The outcome of a request that was simulated. */
export interface Simulated {
  readonly decision: 'allow' | 'deny' | 'unknown';
  /** Why it was refused; undefined where it was not, or where nobody can tell which came first. */
  readonly kind: 'explicit-deny' | 'implicit-deny' | 'key-state' | 'bad-request' | undefined;
  /** The action of the step that stopped it. */
  readonly at: string | undefined;
  /** The key of that step, if it is one of AWS KMS. */
  readonly key: Key | undefined;
}

/** Whether some request is allowed, whatever its sender chooses; `unknown` where nobody can tell. */
export type Can = 'some' | 'none' | 'unknown';

/** One of whom a question was asked. */
export interface User {
  /** An ARN, a service, or words for a class of those who are not in the estate. */
  readonly name: string;
  readonly kind: 'principal' | 'account' | 'service' | 'anonymous';
  /** Set for a user or a role of the estate. */
  readonly principal: Principal | undefined;
}

export type Users = readonly [User, ...User[]];

/** A use of objects of a bucket by those of whom the same is true. */
export interface ObjectUse {
  readonly use: 'decrypt' | 'encrypt';
  /** What stored objects are encrypted with, or what the bucket does with new ones. */
  readonly encryption: Encryption;
  readonly users: Users;
  /** Whether a request gets through Amazon S3 and AWS KMS. */
  readonly can: Can;
  /** Whether a request gets through Amazon S3, whatever AWS KMS says of it. */
  readonly throughS3: Can;
  /** The Allows with which Amazon S3 lets a request through, if it does. */
  readonly atS3: readonly PlacedStatement[];
  /** Set where an Allow is in vain at Amazon S3, for all requests. */
  readonly denial: VainAllow | undefined;
  /** The key that is used; undefined where the estate does not tell. */
  readonly key: Key | undefined;
  /** Why AWS KMS refuses whatever Amazon S3 lets through; undefined where it does not. */
  readonly refusal: KmsRefusal | undefined;
  /** A request that Amazon S3 lets through, and what becomes of it. */
  readonly witness: () => Witness | undefined;
}

/** An Allow of whose requests one Deny leaves none. */
export interface VainAllow {
  /** What would let requests through. */
  readonly allows: readonly PlacedStatement[];
  readonly deny: PlacedStatement;
  /** A request that would be let through without the Deny, and what becomes of it. */
  readonly witness: () => Witness | undefined;
}

/** A call of AWS KMS by those of whom the same is true. */
export interface KeyUse {
  readonly users: Users;
  readonly can: Can;
  /** The Allows that take part in letting a request through. */
  readonly allows: readonly PlacedStatement[];
  /** A request that is allowed. */
  readonly witness: () => Witness | undefined;
}

/** Why AWS KMS refuses all requests. */
export interface KmsRefusal {
  /** Such as `kms:Decrypt`. */
  readonly call: string;
  /**
   * `no-allow`: it would be refused without any Deny. `denied`: only a Deny stands in the way.
   * `request`: whatever the policies say; `reason` tells why.
   */
  readonly kind: 'no-allow' | 'denied' | 'request';
  readonly reason: string | undefined;
  /** What one of the two sides allows of it: the caller's own policies, or the key policy. */
  readonly allows: readonly PlacedStatement[];
}

/** A statement with the policy that it stands in. */
export interface PlacedStatement {
  /** Whose policy it is: the caller's own, or that of the bucket or key. */
  readonly kind: 'identity' | 'resource';
  /** The policy's name in the estate. */
  readonly policy: string;
  readonly statement: Statement;
}

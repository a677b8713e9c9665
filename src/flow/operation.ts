/** One operation, as the checks that it makes in their order. */
export interface Operation {
  /** With its service, such as `s3:GetObject`. */
  readonly name: string;
  readonly checks: readonly Check[];
  /** What its requests say where the caller does not. */
  readonly parameters?: Parameters;
  /** The API calls that CloudTrail records of it, where its name is none of one or it makes several. */
  readonly logged?: readonly string[];
  /** The pair of the encryption context that names whom a service acts for. */
  readonly sourcePair?: string;
}

/** Under the names of `OperationRequest.parameters`. */
export type Parameters = ReadonlyMap<string, string>;

export type Check = S3Check | ForwardedCheck | KmsCheck | NamedCheck | DemandCheck | OpenCheck;

/** An action that Amazon S3 checks. */
export interface S3Check {
  readonly kind: 's3';
  readonly action: string;
  /** What is checked in its place when the request names a version. */
  readonly versioned?: string;
  readonly on: 'target' | 'copy-source' | 'destination' | 'bucket';
  readonly when?: Trigger;
  /** True when sources differ on whether it is checked. */
  readonly isDoubtful?: boolean;
  /** True when an earlier request said how the object becomes, and S3 does not tell what it passes on. */
  readonly isContinued?: boolean;
}

/** A call of AWS KMS that Amazon S3 makes for the caller. */
export interface ForwardedCheck {
  readonly kind: 'forwarded';
  readonly action: string;
  /** Whose key and context: of the object as stored, of a copy's source, of what is written. */
  readonly of: 'stored' | 'copy-source' | 'written' | 'replica';
  readonly when?: Trigger;
  readonly doubt?:
    | 'bucketKey.requiresDecrypt'
    | 's3.requiredActions'
    | 'replication.requiresDataKey';
}

/** An action that AWS KMS checks for a direct call. */
export interface KmsCheck {
  readonly kind: 'kms';
  readonly action: string;
  readonly key: 'target' | 'destination' | 'alias';
  /** The parameters whose entries are the encryption context; none for a call without. */
  readonly context: readonly string[];
}

/** An action on a resource that a parameter names, or on none. */
export interface NamedCheck {
  readonly kind: 'named';
  readonly action: string;
  readonly parameter: string | undefined;
}

/** What a request must be like, whatever the policies say. */
export interface DemandCheck {
  readonly kind: 'demand';
  readonly demand: Demand;
}

/** AWS does not document what happens from here on. */
export interface OpenCheck {
  readonly kind: 'open';
  readonly reason: string;
}

/** What a check depends on. */
export type Trigger =
  | 'tagging'
  | 'acl'
  | 'retention'
  | 'legal-hold'
  | 'checksum'
  | 'bucket-key'
  | 'bypass-governance'
  | 'tagged-source'
  | 'kms-source'
  | 'other-source'
  | 'owner-override';

export type Demand =
  | 'no-encryption-headers'
  | 'client-key'
  | 'copied-client-key'
  | 'source'
  | 'rewrappable'
  | 'key-of-owner'
  | 'selected-for-replication'
  | 'encrypted-by-s3'
  | 'full-key-arn';

/** One operation, as the checks that it makes in their order. */
export interface Operation {
  /** With its service, such as `s3:GetObject`. */
  readonly name: string;
  readonly checks: readonly Check[];
}

export type Check = S3Check | ForwardedCheck | KmsCheck;

/** An action that Amazon S3 checks. */
export interface S3Check {
  readonly kind: 's3';
  readonly action: string;
  /** What is checked in its place when the request names a version. */
  readonly versioned?: string;
  readonly on: 'target' | 'copy-source' | 'bucket' | 'nothing';
  readonly when?: Trigger;
  /** True when sources differ on whether it is checked. */
  readonly isDoubtful?: boolean;
}

/** A call of AWS KMS that Amazon S3 makes for the caller. */
export interface ForwardedCheck {
  readonly kind: 'forwarded';
  readonly action: string;
  /** Whose key and context: of the object as stored, of the source of a copy, of what is written. */
  readonly of: 'stored' | 'copy-source' | 'written';
  readonly when?: Trigger;
  readonly doubt?: 'bucketKey.requiresDecrypt' | 's3.requiredActions';
}

/** An action that AWS KMS checks for a direct call. */
export interface KmsCheck {
  readonly kind: 'kms';
  readonly action: string;
  readonly key: 'target' | 'destination';
  /** The parameters that hold the encryption context; undefined for a call without. */
  readonly context: 'encryptionContext' | Side | undefined;
}

type Side = 'sourceEncryptionContext' | 'destinationEncryptionContext';

/** What a check depends on. */
export type Trigger =
  | 'tagging'
  | 'acl'
  | 'retention'
  | 'legal-hold'
  | 'checksum'
  | 'bucket-key'
  | 'bypass-governance';

import type { Bucket, Encryption, Estate, Key } from '../estate/estate.ts';
import { findKey, type Viewpoint } from '../estate/find-key.ts';
import type { Call, S3Call, S3Target } from './call.ts';
import {
  BLOCKED_CLIENT_KEY,
  KEY_ALONE,
  keyElsewhere,
  keyNotFound,
  NO_BUCKET_KEY,
  notSymmetric,
  unknownAlgorithm,
} from './refusals.ts';
import type { Refusal } from './step.ts';

/** What an object is or becomes encrypted with. */
export type Encrypted =
  /** With keys that Amazon S3 manages. */
  | { readonly kind: 's3-managed' }
  /** With a key that the client sends along. */
  | { readonly kind: 'client-key' }
  | KmsEncrypted
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unknown'; readonly reason: string };

export interface KmsEncrypted {
  readonly kind: 'kms';
  readonly algorithm: 'aws:kms' | 'aws:kms:dsse';
  readonly key: Key;
  /** As the request or the bucket names it. */
  readonly keyId: string | undefined;
  readonly bucketKey: boolean;
  /** Where the choice came from. */
  readonly from: 'request' | 'bucket' | 'object';
}

/**
 * How an object is encrypted that a call writes: as the request says, else as the bucket does.
 * Sources: Amazon S3 User Guide, UsingKMSEncryption, specifying-kms-encryption, bucket-encryption.
 */
export function writtenEncryption(call: Call, target: S3Target): Encrypted {
  const { parameters, estate } = call;
  const { bucket } = target;
  if (parameters.has('sseCustomerAlgorithm')) {
    return bucket.blocksCustomerKeys ? refused(BLOCKED_CLIENT_KEY) : { kind: 'client-key' };
  }
  const view = viewOf(call, target);
  const algorithm = parameters.get('serverSideEncryption');
  const key = parameters.get('kmsKeyId');
  if (algorithm === undefined) {
    if (key !== undefined) return refused(KEY_ALONE);
    const encryption = withBucketKey(bucket.encryption, bucketKeyOf(call, bucket));
    return found(encryption, estate, { from: 'bucket', ...view });
  }
  if (UNDOCUMENTED.has(algorithm)) return { kind: 'unknown', reason: undocumented(algorithm) };
  if (algorithm === 'AES256' && key !== undefined) return refused(KEY_ALONE);
  if (algorithm === 'aws:kms:dsse' && parameters.get('bucketKeyEnabled') === 'true') {
    return refused(NO_BUCKET_KEY);
  }
  // A request without a key means alias/aws/s3, whatever the bucket's default is.
  const encryption = encryptionOf(algorithm, key, bucketKeyOf(call, bucket));
  if (!encryption) return refused(unknownAlgorithm(algorithm));
  return found(encryption, estate, { from: 'request', ...view });
}

/** How an object is encrypted that is there already. Its ciphertext names the key. */
export function storedEncryption(estate: Estate, { stored, bucket }: S3Target): Encrypted {
  const { account, region } = bucket;
  return found(stored.encryption, estate, { from: 'object', account, region });
}

/**
 * How the replica of an object is encrypted: with the key that the rule names where the object has a
 * key of AWS KMS, else as the destination does; a rule without a key means that of the source's account.
 * Source: Amazon S3 User Guide, replication-config-for-kms-objects.
 */
export function replicaEncryption(call: S3Call, destination: S3Target): Encrypted {
  const { estate, target, parameters } = call;
  const { bucket } = destination;
  const source = storedEncryption(estate, target);
  const view = { account: target.bucket.account, region: bucket.region } as const;
  if (source.kind !== 'kms') return found(bucket.encryption, estate, { from: 'bucket', ...view });
  const key = parameters.get('replicaKmsKeyId');
  const bucketKey = inheritedBucketKey(bucket);
  return found({ algorithm: 'aws:kms', key, bucketKey }, estate, { from: 'request', ...view });
}

/** Algorithms that only special access points have. Source: Amazon S3 API Reference, PutObject. */
const UNDOCUMENTED: ReadonlySet<string> = new Set(['aws:fsx', 'aws:backup']);

function undocumented(algorithm: string): string {
  return `AWS does not document which key \`${algorithm}\` uses`;
}

function encryptionOf(
  algorithm: string,
  key: string | undefined,
  bucketKey: boolean,
): Encryption | undefined {
  switch (algorithm) {
    case 'AES256':
      return { algorithm };
    case 'aws:kms':
      return { algorithm, key, bucketKey };
    case 'aws:kms:dsse':
      return { algorithm, key };
    default:
      return undefined;
  }
}

function bucketKeyOf({ parameters }: Call, bucket: Bucket): boolean {
  const said = parameters.get('bucketKeyEnabled');
  return said === undefined ? inheritedBucketKey(bucket) : said === 'true';
}

function inheritedBucketKey({ encryption }: Bucket): boolean {
  return encryption.algorithm === 'aws:kms' && encryption.bucketKey;
}

function withBucketKey(encryption: Encryption, bucketKey: boolean): Encryption {
  return encryption.algorithm === 'aws:kms' ? { ...encryption, bucketKey } : encryption;
}

/** Ids and aliases without ARN are of the account that asks, in the bucket's Region. */
function viewOf({ caller }: Call, { bucket }: S3Target): Viewpoint {
  const account = caller.kind === 'free' ? bucket.account : caller.caller.account;
  return { account, region: bucket.region };
}

function found(
  encryption: Encryption,
  estate: Estate,
  { from, ...view }: Viewpoint & Pick<KmsEncrypted, 'from'>,
): Encrypted {
  if (encryption.algorithm === 'AES256') return { kind: 's3-managed' };
  if (encryption.algorithm === 'SSE-C') return { kind: 'client-key' };
  const keyId = encryption.key;
  const key = findKey(estate, keyId ?? 'alias/aws/s3', view);
  const bucketKey = encryption.algorithm === 'aws:kms' && encryption.bucketKey;
  switch (key.kind) {
    case 'key':
      if (key.key.region !== view.region) return refused(keyElsewhere(key.key));
      if (key.key.spec !== SYMMETRIC) return refused(notSymmetric(key.key));
      return { kind: 'kms', algorithm: encryption.algorithm, key: key.key, keyId, bucketKey, from };
    case 'missing':
      return refused(keyNotFound(key.arn));
    case 'outside':
      return { kind: 'unknown', reason: `the estate does not model the account of ${key.arn}` };
    case 'malformed':
      return refused(keyNotFound(keyId ?? ''));
  }
}

const SYMMETRIC = 'SYMMETRIC_DEFAULT';

function refused(refusal: Refusal): Encrypted {
  return { kind: 'refused', refusal };
}

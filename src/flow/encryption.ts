import type { Encryption, Estate, Key } from '../estate/estate.ts';
import { findKey, type Viewpoint } from '../estate/find-key.ts';
import type { Call, S3Target } from './call.ts';
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
  const { parameters } = call;
  const { bucket } = target;
  if (parameters.has('sseCustomerAlgorithm')) {
    return bucket.blocksCustomerKeys ? refused(BLOCKED) : { kind: 'client-key' };
  }
  const chosen = parameters.get('serverSideEncryption');
  if (chosen === undefined) {
    if (parameters.has('kmsKeyId')) return refused(KEY_ALONE);
    return found(bucket.encryption, call.estate, { from: 'bucket', ...viewOf(call, target) });
  }
  const inherited = bucket.encryption.algorithm === 'aws:kms' && bucket.encryption.bucketKey;
  const said = parameters.get('bucketKeyEnabled');
  const bucketKey = said === undefined ? inherited : said === 'true';
  // A request without a key means alias/aws/s3, whatever the bucket's default is.
  const key = parameters.get('kmsKeyId');
  const encryption = encryptionOf(chosen, key, bucketKey);
  if (!encryption) return refused(unknownAlgorithm(chosen));
  return found(encryption, call.estate, { from: 'request', ...viewOf(call, target) });
}

/** How an object is encrypted that is there already. Its ciphertext names the key. */
export function storedEncryption(estate: Estate, { stored, bucket }: S3Target): Encrypted {
  const { account, region } = bucket;
  return found(stored.encryption, estate, { from: 'object', account, region });
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
      if (key.key.region !== view.region) return refused(elsewhere(key.key));
      return { kind: 'kms', key: key.key, keyId, bucketKey, from };
    case 'missing':
      return refused(notFound(key.arn));
    case 'outside':
      return { kind: 'unknown', reason: `the estate does not model the account of ${key.arn}` };
    case 'malformed':
      return refused(notFound(keyId ?? ''));
  }
}

function refused(refusal: Refusal): Encrypted {
  return { kind: 'refused', refusal };
}

function badRequest(code: string, reason: string, httpStatus = 400): Refusal {
  return { kind: 'bad-request', code, httpStatus, reason };
}

const BLOCKED = badRequest(
  'AccessDenied',
  'the bucket blocks uploads with keys that the client sends (SSE-C)',
  403,
);

const KEY_ALONE = badRequest(
  'InvalidArgument',
  'a request that names a KMS key must also ask for `aws:kms` or `aws:kms:dsse`',
);

function unknownAlgorithm(name: string): Refusal {
  return badRequest('InvalidArgument', `\`${name}\` is no server-side encryption`);
}

function notFound(key: string): Refusal {
  return badRequest('KMS.NotFoundException', `there is no key \`${key}\``);
}

function elsewhere({ arn }: Key): Refusal {
  return badRequest('KMS.NotFoundException', `\`${arn}\` is not in the bucket's Region`);
}

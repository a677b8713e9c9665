import { parseArn } from '../policy/arn.ts';
import type { S3Call, S3Target } from './call.ts';
import { storedEncryption, writtenEncryption } from './encryption.ts';
import type { Demand } from './operation.ts';
import { NONE, type Part } from './part.ts';
import { badRequest, CLIENT_KEY_MISSING, HEADERS_ON_READ, NO_SOURCE } from './refusals.ts';
import type { Refusal } from './step.ts';

/** What is wrong with a request that does not meet a demand; undefined when it does. */
type Judge = (call: S3Call) => Refusal | undefined;

/**
 * Sources: Amazon S3 API Reference, GetObject, CopyObject and UpdateObjectEncryption; Amazon S3 User
 * Guide, replication-config-for-kms-objects and enable-server-access-logging.
 */
const JUDGES: Readonly<Record<Demand, Judge>> = {
  'no-encryption-headers': ({ parameters }) =>
    parameters.has('serverSideEncryption') ||
    parameters.has('kmsKeyId') ||
    [...parameters.keys()].some((name) => name.startsWith('encryptionContext.'))
      ? HEADERS_ON_READ
      : undefined,
  'client-key': (call) => lackOfClientKey(call, call.target, 'sseCustomerAlgorithm'),
  'copied-client-key': (call) =>
    call.source && lackOfClientKey(call, call.source, 'sourceSseCustomerAlgorithm'),
  source: ({ source }) => (source ? undefined : NO_SOURCE),
  rewrappable: ({ target: { stored } }) =>
    stored.encryption.algorithm === 'AES256' || stored.encryption.algorithm === 'aws:kms'
      ? undefined
      : badRequest(
          'InvalidRequest',
          `an object under ${stored.encryption.algorithm} stays as it is`,
        ),
  'key-of-owner': rewrappingKey,
  'selected-for-replication': (call) =>
    storedEncryption(call.estate, call.target).kind !== 'kms' ||
    call.parameters.get('sseKmsEncryptedObjects') === 'Enabled'
      ? undefined
      : badRequest(
          undefined,
          'the rule does not select objects under keys of AWS KMS: it skips them',
        ),
  'encrypted-by-s3': ({ target: { bucket } }) =>
    bucket.encryption.algorithm === 'AES256'
      ? undefined
      : badRequest(undefined, 'access logs go only to buckets whose default encryption is SSE-S3'),
  'full-key-arn': ({ target: { bucket }, parameters }) =>
    !parameters.has('serverSideEncryption') &&
    'key' in bucket.encryption &&
    bucket.encryption.key?.startsWith('arn:') === false
      ? badRequest(
          undefined,
          'a delivery needs the full ARN of the key in the encryption of the bucket',
        )
      : undefined,
};

/** The refusal of a request that does not meet a demand. */
export function demandPart(call: S3Call, demand: Demand): Part {
  const refusal = JUDGES[demand](call);
  return refusal ? { kind: 'refusal', refusal } : NONE;
}

function lackOfClientKey(
  { estate, parameters }: S3Call,
  target: S3Target,
  brought: string,
): Refusal | undefined {
  const isClients = storedEncryption(estate, target).kind === 'client-key';
  return isClients && !parameters.has(brought) ? CLIENT_KEY_MISSING : undefined;
}

/** The new key is named by its ARN and belongs to the owner of the bucket. */
function rewrappingKey(call: S3Call): Refusal | undefined {
  const { parameters, target } = call;
  const arn = parseArn(parameters.get('kmsKeyId') ?? '');
  if (arn?.service !== 'kms' || !arn.resource.startsWith('key/')) {
    return badRequest('InvalidArgument', 'the new key must be given as the ARN of a key');
  }
  if (arn.account !== target.bucket.account) {
    return badRequest(
      'AccessDenied',
      'the new key must be of the account that owns the bucket',
      403,
    );
  }
  const written = writtenEncryption(call, target);
  return written.kind === 'refused' ? written.refusal : undefined;
}

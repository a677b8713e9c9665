import { catalog } from '../catalog/catalog.ts';
import type { Check, Operation, S3Check } from './operation.ts';

const on = (action: string, more: Partial<S3Check> = {}): Check => ({
  kind: 's3',
  action: `s3:${action}`,
  on: 'target',
  ...more,
});

const READ = on('GetObject', { versioned: 's3:GetObjectVersion' });
const READ_SOURCE = on('GetObject', { versioned: 's3:GetObjectVersion', on: 'copy-source' });
const DECRYPT: Check = { kind: 'forwarded', action: 'kms:Decrypt', of: 'stored' };
const DECRYPT_SOURCE: Check = { kind: 'forwarded', action: 'kms:Decrypt', of: 'copy-source' };
const DECRYPT_WRITTEN: Check = { kind: 'forwarded', action: 'kms:Decrypt', of: 'written' };
const DATA_KEY: Check = { kind: 'forwarded', action: 'kms:GenerateDataKey', of: 'written' };
const CHECK_BUCKET_KEY: Check = {
  ...DECRYPT_WRITTEN,
  when: 'bucket-key',
  doubt: 'bucketKey.requiresDecrypt',
};

const WRITE: readonly Check[] = [
  on('PutObject'),
  on('PutObjectTagging', { when: 'tagging' }),
  on('PutObjectAcl', { when: 'acl' }),
  on('PutObjectRetention', { when: 'retention' }),
  on('PutObjectLegalHold', { when: 'legal-hold' }),
];

const ENCRYPT: readonly Check[] = [DATA_KEY, CHECK_BUCKET_KEY];

type Row = readonly [name: string, ...checks: Check[]];

/**
 * Sources: Amazon S3 User Guide, using-with-s3-policy-actions (required permissions of each
 * operation) and mpuoverview; Amazon S3 API Reference.
 */
const OF_OBJECTS: readonly Row[] = [
  ['PutObject', ...WRITE, ...ENCRYPT],
  ['PostObject', ...WRITE, ...ENCRYPT],
  ['GetObject', READ, DECRYPT],
  ['HeadObject', READ, { ...DECRYPT, when: 'checksum' }],
  [
    'GetObjectAttributes',
    READ,
    on('GetObjectAttributes', { versioned: 's3:GetObjectVersionAttributes', isDoubtful: true }),
    DECRYPT,
  ],
  ['SelectObjectContent', READ, DECRYPT],
  ['GetObjectTorrent', on('GetObjectTorrent', { versioned: 's3:GetObjectVersionTorrent' })],
  ['CopyObject', READ_SOURCE, DECRYPT_SOURCE, ...WRITE, ...ENCRYPT],
  ['CreateMultipartUpload', ...WRITE, ...ENCRYPT],
  ['UploadPart', on('PutObject'), DECRYPT_WRITTEN],
  ['UploadPartCopy', on('PutObject'), READ_SOURCE, DECRYPT_SOURCE, DECRYPT_WRITTEN],
  ['CompleteMultipartUpload', on('PutObject'), { ...DECRYPT_WRITTEN, doubt: 's3.requiredActions' }],
  ['ListParts', on('ListMultipartUploadParts'), DECRYPT_WRITTEN],
  ['AbortMultipartUpload', on('AbortMultipartUpload')],
  [
    'DeleteObject',
    on('DeleteObject', { versioned: 's3:DeleteObjectVersion' }),
    on('BypassGovernanceRetention', { when: 'bypass-governance' }),
  ],
  ['RestoreObject', on('RestoreObject')],
  [
    'UpdateObjectEncryption',
    on('UpdateObjectEncryption'),
    on('PutObject', { isDoubtful: true }),
    DECRYPT,
    DATA_KEY,
    { kind: 'forwarded', action: 'kms:Encrypt', of: 'written' },
    { kind: 'forwarded', action: 'kms:ReEncryptFrom', of: 'stored' },
    { kind: 'forwarded', action: 'kms:ReEncryptTo', of: 'written' },
  ],
  ...['GetObjectTagging', 'PutObjectTagging', 'DeleteObjectTagging'].map(versioned),
  ...['GetObjectAcl', 'PutObjectAcl'].map(versioned),
  ...['GetObjectRetention', 'PutObjectRetention', 'GetObjectLegalHold', 'PutObjectLegalHold'].map(
    (name): Row => [name, on(name)],
  ),
];

/** `GetObjectTagging` of a version is `GetObjectVersionTagging`. */
function versioned(name: string): Row {
  return [name, on(name, { versioned: `s3:${name.replace('Object', 'ObjectVersion')}` })];
}

const listing = on('ListBucket', { on: 'bucket' });

const OF_BUCKETS: readonly Row[] = [
  ['ListObjects', listing],
  ['ListObjectsV2', listing],
  ['HeadBucket', listing],
  ['ListObjectVersions', on('ListBucketVersions', { on: 'bucket' })],
  ['ListMultipartUploads', on('ListBucketMultipartUploads', { on: 'bucket' })],
  ['ListBuckets', on('ListAllMyBuckets', { on: 'nothing' })],
];

const CRYPTOGRAPHIC = [
  'Decrypt',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyPair',
  'GenerateDataKeyPairWithoutPlaintext',
  'GenerateDataKeyWithoutPlaintext',
];

/** Source: AWS KMS Developer Guide, kms-api-permissions-reference. */
const OF_KEYS: readonly Row[] = [
  ...CRYPTOGRAPHIC.map((name): Row => [name, onKey(name, 'target', 'encryptionContext')]),
  [
    'ReEncrypt',
    onKey('ReEncryptFrom', 'target', 'sourceEncryptionContext'),
    onKey('ReEncryptTo', 'destination', 'destinationEncryptionContext'),
  ],
];

function onKey(name: string, key: 'target' | 'destination', context: Context): Check {
  return { kind: 'kms', action: `kms:${name}`, key, context };
}

type Context = Extract<Check, { readonly kind: 'kms' }>['context'];

const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ...[...OF_OBJECTS, ...OF_BUCKETS].map(([name, ...checks]) => entry(`s3:${name}`, checks)),
  ...OF_KEYS.map(([name, ...checks]) => entry(`kms:${name}`, checks)),
]);

function entry(name: string, checks: readonly Check[]): readonly [string, Operation] {
  return [name, { name, checks }];
}

/** Operations on an upload that another request began: what that one said is not in them. */
export const OF_UPLOADS: ReadonlySet<string> = new Set([
  's3:UploadPart',
  's3:UploadPartCopy',
  's3:CompleteMultipartUpload',
  's3:ListParts',
]);

/** The names of the operations whose steps are known, sorted. */
export const operationNames: readonly string[] = [...OPERATIONS.keys()].toSorted();

/**
 * An operation by its name; any other than those above is authorized by its own actions. Undefined
 * when AWS has none of that name.
 */
export function operationOf(name: string): Operation | undefined {
  const known = OPERATIONS.get(name);
  if (known) return known;
  const actions = catalog.apiOperation(name) ?? (catalog.action(name) ? [name] : []);
  if (actions.length === 0) return undefined;
  return { name, checks: actions.map(checkOf) };
}

function checkOf(action: string): Check {
  return action.startsWith('kms:')
    ? { kind: 'kms', action, key: 'target', context: undefined }
    : { kind: 's3', action, on: 'target' };
}

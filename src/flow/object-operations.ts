import { demand, ENCRYPT, forwarded, on, type Row } from './checks.ts';
import type { Check, OpenCheck } from './operation.ts';

const READ = on('GetObject', { versioned: 's3:GetObjectVersion' });
const READ_SOURCE = on('GetObject', { versioned: 's3:GetObjectVersion', on: 'copy-source' });
const DECRYPT = forwarded('Decrypt', 'stored');
const CONTINUE = on('PutObject', { isContinued: true });
const DECRYPT_UPLOAD = forwarded('Decrypt', 'written');
const COMPLETE = forwarded('Decrypt', 'written', { doubt: 's3.requiredActions' });

/** What every request that reads must keep to. */
const READING: readonly Check[] = [demand('no-encryption-headers'), demand('client-key')];

const WRITE: readonly Check[] = [
  on('PutObject'),
  on('PutObjectTagging', { when: 'tagging' }),
  on('PutObjectAcl', { when: 'acl' }),
  on('PutObjectRetention', { when: 'retention' }),
  on('PutObjectLegalHold', { when: 'legal-hold' }),
];

const COPY: readonly Check[] = [
  demand('source'),
  READ_SOURCE,
  demand('copied-client-key'),
  forwarded('Decrypt', 'copy-source'),
];

const ANNOTATION: OpenCheck = {
  kind: 'open',
  reason: 'AWS does not document which calls of AWS KMS an annotation makes',
};

/**
 * Operations on objects.
 * Sources: Amazon S3 User Guide, using-with-s3-policy-actions (required permissions of each
 * operation), mpuoverview and update-sse-encryption; Amazon S3 API Reference.
 */
export const OBJECT_OPERATIONS: readonly Row[] = [
  ['PutObject', ...WRITE, ...ENCRYPT],
  ['PostObject', ...WRITE, ...ENCRYPT],
  ['GetObject', READ, ...READING, DECRYPT],
  ['GetObjectVersion', on('GetObjectVersion'), ...READING, DECRYPT],
  ['HeadObject', READ, ...READING, forwarded('Decrypt', 'stored', { when: 'checksum' })],
  [
    'GetObjectAttributes',
    READ,
    on('GetObjectAttributes', { versioned: 's3:GetObjectVersionAttributes', isDoubtful: true }),
    ...READING,
    DECRYPT,
  ],
  ['SelectObjectContent', READ, demand('client-key'), DECRYPT],
  ['GetObjectTorrent', on('GetObjectTorrent', { versioned: 's3:GetObjectVersionTorrent' })],
  ['CopyObject', ...COPY, ...WRITE, ...ENCRYPT],
  ['CreateMultipartUpload', ...WRITE, ...ENCRYPT],
  ['UploadPart', CONTINUE, DECRYPT_UPLOAD],
  ['UploadPartCopy', CONTINUE, ...COPY, DECRYPT_UPLOAD],
  ['CompleteMultipartUpload', CONTINUE, COMPLETE],
  ['ListParts', on('ListMultipartUploadParts'), DECRYPT_UPLOAD],
  ['AbortMultipartUpload', on('AbortMultipartUpload')],
  ['DeleteObject', ...deletion()],
  ['DeleteObjects', ...deletion()],
  ['RestoreObject', on('RestoreObject')],
  [
    'UpdateObjectEncryption',
    on('UpdateObjectEncryption'),
    on('PutObject', { isDoubtful: true }),
    demand('rewrappable'),
    demand('key-of-owner'),
    DECRYPT,
    forwarded('GenerateDataKey', 'written'),
    forwarded('Encrypt', 'written'),
    forwarded('ReEncryptFrom', 'stored'),
    forwarded('ReEncryptTo', 'written'),
  ],
  ...['GetObjectTagging', 'PutObjectTagging', 'DeleteObjectTagging'].map(versioned),
  ...['GetObjectAcl', 'PutObjectAcl'].map(versioned),
  ...['GetObjectRetention', 'PutObjectRetention', 'GetObjectLegalHold', 'PutObjectLegalHold'].map(
    (name): Row => [name, on(name)],
  ),
  ...['PutObjectAnnotation', 'GetObjectAnnotation'].map((name): Row => [
    name,
    on(name),
    ANNOTATION,
  ]),
];

/** An upload in parts: one request begins it, says how the object becomes, and others go on. */
export const MULTIPART_UPLOAD: Row = [
  'PutObject',
  ...WRITE,
  ...ENCRYPT,
  CONTINUE,
  DECRYPT_UPLOAD,
  COMPLETE,
];

/** Operations on an upload that another request began: what that one said is not in them. */
export const OF_UPLOADS: ReadonlySet<string> = new Set([
  's3:UploadPart',
  's3:UploadPartCopy',
  's3:CompleteMultipartUpload',
  's3:ListParts',
]);

function deletion(): readonly Check[] {
  return [
    on('DeleteObject', { versioned: 's3:DeleteObjectVersion' }),
    on('BypassGovernanceRetention', { when: 'bypass-governance' }),
  ];
}

/** `GetObjectTagging` of a version is `GetObjectVersionTagging`. */
function versioned(name: string): Row {
  return [name, on(name, { versioned: `s3:${name.replace('Object', 'ObjectVersion')}` })];
}

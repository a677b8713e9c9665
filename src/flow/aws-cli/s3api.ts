import { ignored, texts, type AwsOption, type AwsOptions, type OptionEntry } from './option.ts';

/** A command of `aws s3api`, with the options that it takes. */
export interface ApiCommand {
  /** The API's name. */
  readonly operation: string;
  /** Beside `--bucket`, and `--key` where the operation is about an object. */
  readonly options: AwsOptions;
  readonly isOfObject: boolean;
}

const COMMON: readonly OptionEntry[] = [
  ...texts('bucket'),
  ...ignored(1, 'expected-bucket-owner', 'request-payer', 'checksum-algorithm'),
];

const TAGS: AwsOption = { form: 'query', parameter: 'tagging' };
const TAG_SET: AwsOption = { form: 'tag-set', parameter: 'tagging' };
const CONTEXT: AwsOption = { form: 'base64', parameter: 'encryptionContext' };

/** What an upload says of the encryption of what it writes. */
const ENCRYPTION: readonly OptionEntry[] = [
  ...texts('server-side-encryption'),
  ['ssekms-key-id', { form: 'text', parameter: 'kmsKeyId' }],
  ['ssekms-encryption-context', CONTEXT],
  ['bucket-key-enabled', { form: 'flag', parameter: 'bucketKeyEnabled', value: 'true' }],
  ['no-bucket-key-enabled', { form: 'flag', parameter: 'bucketKeyEnabled', value: 'false' }],
];

/** A key that the client brings itself. */
const CUSTOMER_KEY: readonly OptionEntry[] = [
  ...texts('sse-customer-algorithm'),
  ...ignored(1, 'sse-customer-key', 'sse-customer-key-md5'),
];

const SOURCE: readonly OptionEntry[] = [
  ...texts('copy-source'),
  ...ignored(1, 'copy-source-if-match', 'copy-source-if-modified-since', 'copy-source-range'),
  ...ignored(1, 'copy-source-if-none-match', 'copy-source-if-unmodified-since'),
  ['copy-source-sse-customer-algorithm', { form: 'text', parameter: 'sourceSseCustomerAlgorithm' }],
  ...ignored(1, 'copy-source-sse-customer-key', 'copy-source-sse-customer-key-md5'),
  ...ignored(1, 'expected-source-bucket-owner'),
];

const ACL = texts('acl', 'grant-full-control', 'grant-read', 'grant-read-acp', 'grant-write-acp');

/** What an upload may say of the object that it makes. */
const UPLOAD: readonly OptionEntry[] = [
  ...ENCRYPTION,
  ...CUSTOMER_KEY,
  ...ACL,
  ['tagging', TAGS],
  ...texts('storage-class', 'website-redirect-location', 'object-lock-mode'),
  ...texts('object-lock-retain-until-date', 'object-lock-legal-hold-status'),
  ...ignored(1, 'cache-control', 'content-disposition', 'content-encoding', 'content-language'),
  ...ignored(1, 'content-type', 'expires', 'metadata'),
];

const CHECKSUMS = ignored(
  1,
  'checksum-crc32',
  'checksum-crc32-c',
  'checksum-crc64-nvme',
  'checksum-sha1',
  'checksum-sha256',
  'checksum-type',
);

const BODY: readonly OptionEntry[] = [
  ...ignored(1, 'body', 'content-length', 'content-md5'),
  ...CHECKSUMS,
];

const CONDITIONS = ignored(1, 'if-modified-since', 'if-unmodified-since', 'range');
const MATCHES = texts('if-match', 'if-none-match');
const VERSION = texts('version-id');

const READ: readonly OptionEntry[] = [
  ...VERSION,
  ...CUSTOMER_KEY,
  ...MATCHES,
  ...CONDITIONS,
  ...texts('checksum-mode', 'part-number'),
  ...ignored(1, 'response-cache-control', 'response-content-disposition', 'response-expires'),
  ...ignored(1, 'response-content-encoding', 'response-content-language', 'response-content-type'),
];

const PART = [...texts('upload-id', 'part-number'), ...CUSTOMER_KEY];

const LISTING: readonly OptionEntry[] = [
  ...texts('prefix', 'delimiter', 'max-keys'),
  ...ignored(1, 'encoding-type', 'marker', 'continuation-token', 'start-after', 'page-size'),
  ...ignored(1, 'max-items', 'starting-token', 'key-marker', 'version-id-marker'),
  ...ignored('several', 'optional-object-attributes'),
  ...ignored(0, 'fetch-owner', 'no-fetch-owner'),
];

type Row = readonly [command: string, operation: string, options: readonly OptionEntry[]];

/** Source: AWS CLI Command Reference, s3api. */
const OF_OBJECTS: readonly Row[] = [
  ['put-object', 'PutObject', [...UPLOAD, ...BODY, ...MATCHES]],
  ['get-object', 'GetObject', READ],
  ['head-object', 'HeadObject', READ],
  [
    'get-object-attributes',
    'GetObjectAttributes',
    [
      ...VERSION,
      ...CUSTOMER_KEY,
      ...ignored('several', 'object-attributes'),
      ...ignored(1, 'max-parts', 'part-number-marker'),
    ],
  ],
  [
    'copy-object',
    'CopyObject',
    [...UPLOAD, ...SOURCE, ...MATCHES, ...texts('metadata-directive', 'tagging-directive')],
  ],
  ['create-multipart-upload', 'CreateMultipartUpload', [...UPLOAD, ...CHECKSUMS]],
  ['upload-part', 'UploadPart', [...PART, ...BODY]],
  ['upload-part-copy', 'UploadPartCopy', [...PART, ...SOURCE]],
  [
    'complete-multipart-upload',
    'CompleteMultipartUpload',
    [...PART, ...MATCHES, ...CHECKSUMS, ...ignored(1, 'multipart-upload', 'mpu-object-size')],
  ],
  ['abort-multipart-upload', 'AbortMultipartUpload', texts('upload-id')],
  ['list-parts', 'ListParts', [...PART, ...ignored(1, 'max-parts', 'part-number-marker')]],
  [
    'delete-object',
    'DeleteObject',
    [
      ...VERSION,
      ...MATCHES,
      ...ignored(1, 'mfa'),
      [
        'bypass-governance-retention',
        { form: 'flag', parameter: 'bypassGovernance', value: 'true' },
      ],
    ],
  ],
  ['restore-object', 'RestoreObject', [...VERSION, ...ignored(1, 'restore-request')]],
  [
    'select-object-content',
    'SelectObjectContent',
    [
      ...CUSTOMER_KEY,
      ...ignored(1, 'expression', 'expression-type', 'input-serialization', 'scan-range'),
      ...ignored(1, 'output-serialization', 'request-progress'),
    ],
  ],
  ['get-object-tagging', 'GetObjectTagging', VERSION],
  ['put-object-tagging', 'PutObjectTagging', [...VERSION, ['tagging', TAG_SET]]],
  ['delete-object-tagging', 'DeleteObjectTagging', VERSION],
  ['get-object-acl', 'GetObjectAcl', VERSION],
  ['put-object-acl', 'PutObjectAcl', [...VERSION, ...ACL, ...ignored(1, 'access-control-policy')]],
  ['get-object-retention', 'GetObjectRetention', VERSION],
  ['get-object-legal-hold', 'GetObjectLegalHold', VERSION],
];

const OF_BUCKETS: readonly Row[] = [
  ['list-objects', 'ListObjects', LISTING],
  ['list-objects-v2', 'ListObjectsV2', LISTING],
  ['list-object-versions', 'ListObjectVersions', LISTING],
  [
    'list-multipart-uploads',
    'ListMultipartUploads',
    [...LISTING, ...ignored(1, 'upload-id-marker')],
  ],
  ['head-bucket', 'HeadBucket', []],
  ['get-bucket-encryption', 'GetBucketEncryption', []],
  ['get-bucket-location', 'GetBucketLocation', []],
  ['get-bucket-policy', 'GetBucketPolicy', []],
  ['get-bucket-tagging', 'GetBucketTagging', []],
];

/** The commands of `aws s3api` that keyproof follows, by name. */
export const S3API: ReadonlyMap<string, ApiCommand> = new Map([
  ...rows(OF_OBJECTS, true),
  ...rows(OF_BUCKETS, false),
]);

function rows(table: readonly Row[], isOfObject: boolean): (readonly [string, ApiCommand])[] {
  return table.map(([command, operation, own]) => {
    const options = new Map([...COMMON, ...(isOfObject ? texts('key') : []), ...own]);
    return [command, { operation: `s3:${operation}`, options, isOfObject }];
  });
}

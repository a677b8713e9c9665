import { ignored, texts, type AwsOptions } from './option.ts';

/**
 * Options of `aws s3`. None of them sends an encryption context, object tags or a Bucket Key.
 * Source: AWS CLI Command Reference, s3 cp.
 */
export const S3_OPTIONS: AwsOptions = new Map([
  ['sse', { form: 'optional', parameter: 'serverSideEncryption', value: 'AES256' }],
  ['sse-kms-key-id', { form: 'text', parameter: 'kmsKeyId' }],
  ['sse-c', { form: 'optional', parameter: 'sseCustomerAlgorithm', value: 'AES256' }],
  [
    'sse-c-copy-source',
    { form: 'optional', parameter: 'sourceSseCustomerAlgorithm', value: 'AES256' },
  ],
  ['recursive', { form: 'flag', parameter: 'recursive', value: 'true' }],
  ['checksum-mode', { form: 'text', parameter: 'checksumMode' }],
  ...texts('acl', 'storage-class', 'website-redirect', 'metadata-directive'),
  ...ignored(0, 'dryrun', 'quiet', 'follow-symlinks', 'no-follow-symlinks', 'only-show-errors'),
  ...ignored(0, 'no-guess-mime-type', 'no-progress', 'ignore-glacier-warnings', 'size-only'),
  ...ignored(0, 'force-glacier-transfer', 'exact-timestamps', 'delete', 'no-overwrite'),
  ...ignored(0, 'human-readable', 'summarize', 'bypass-governance-retention'),
  ...ignored(1, 'exclude', 'include', 'content-type', 'cache-control', 'content-disposition'),
  ...ignored(1, 'content-encoding', 'content-language', 'expires', 'source-region', 'page-size'),
  ...ignored(1, 'expected-size', 'request-payer', 'metadata', 'checksum-algorithm', 'copy-props'),
  ...ignored(1, 'sse-c-key', 'sse-c-copy-source-key', 'expires-in', 'case-conflict'),
  ...ignored('several', 'grants'),
]);

import { ABSENT, UNKNOWN, type KeyState } from '../term/key-state.ts';
import type { EventFacts } from './event-facts.ts';
import { untold, valueOf, valueOr, type KeySource, type Quality } from './key-source.ts';
import { readTagging } from './tagging.ts';

/** A request parameter of Amazon S3: a record that has parameters, but not this one, lacks the key. */
function parameter(key: string, name: string, quality: Quality = 'good'): KeySource {
  return {
    key,
    from: `requestParameters.${name}`,
    quality,
    read: ({ record }) =>
      valueOr(record.requestParameters?.text(name), record.requestParameters ? ABSENT : UNKNOWN),
  };
}

/** Headers that are keys of the same name. */
const HEADERS: readonly string[] = [
  'x-amz-acl',
  'x-amz-copy-source',
  'x-amz-grant-full-control',
  'x-amz-grant-read',
  'x-amz-grant-read-acp',
  'x-amz-grant-write',
  'x-amz-grant-write-acp',
  'x-amz-metadata-directive',
  'x-amz-object-ownership',
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-customer-algorithm',
  'x-amz-storage-class',
  'x-amz-website-redirect-location',
];

const SIGNATURE_VERSIONS: ReadonlyMap<string, string> = new Map([
  ['SigV4', 'AWS4-HMAC-SHA256'],
  ['SigV2', 'AWS'],
]);

const AUTH_TYPES: ReadonlyMap<string, string> = new Map([
  ['AuthHeader', 'REST-HEADER'],
  ['QueryString', 'REST-QUERY-STRING'],
]);

/**
 * Keys of Amazon S3. Tags of objects and buckets are in no record.
 * Sources: Amazon S3 User Guide, cloudtrail-logging-understanding-s3-entries and
 * amazon-s3-policy-keys; Amazon S3 API Reference, bucket-policy-s3-sigv4-conditions.
 */
export const s3KeySources: readonly KeySource[] = [
  ...HEADERS.map((name) => parameter(`s3:${name}`, name)),
  parameter('s3:delimiter', 'delimiter'),
  parameter('s3:max-keys', 'max-keys'),
  parameter('s3:object-lock-legal-hold', 'x-amz-object-lock-legal-hold'),
  parameter('s3:object-lock-mode', 'x-amz-object-lock-mode'),
  parameter('s3:object-lock-retain-until-date', 'x-amz-object-lock-retain-until-date'),
  parameter('s3:prefix', 'prefix'),
  parameter('s3:versionid', 'versionId'),
  {
    key: 's3:x-amz-server-side-encryption-aws-kms-key-id',
    from: 'requestParameters.x-amz-server-side-encryption-aws-kms-key-id',
    quality: 'good',
    read: keyIdHeader,
  },
  {
    key: 's3:authType',
    from: 'additionalEventData.AuthenticationMethod',
    quality: 'good',
    read: (facts) => translated(facts, 'AuthenticationMethod', AUTH_TYPES),
  },
  {
    key: 's3:signatureversion',
    from: 'additionalEventData.SignatureVersion',
    quality: 'good',
    read: (facts) => translated(facts, 'SignatureVersion', SIGNATURE_VERSIONS),
  },
  {
    key: 's3:TlsVersion',
    from: 'tlsDetails.tlsVersion',
    quality: 'good',
    read: ({ record }) => valueOr(tlsNumber(record.tlsVersion), UNKNOWN),
  },
  {
    key: 's3:RequestObjectTagKeys',
    from: 'requestParameters.x-amz-tagging',
    quality: 'fair',
    read: ({ record }) => {
      const tagging = record.requestParameters?.text('x-amz-tagging');
      if (tagging === undefined) return UNKNOWN;
      return { kind: 'list', texts: [...readTagging(tagging).keys()] };
    },
  },
  ...untold('the headers of the request', ['s3:x-amz-content-sha256']),
  ...untold('the signature of the request', ['s3:signatureAge']),
  ...untold('the tags of the object', ['s3:ExistingObjectTag/']),
  ...untold('the tags of the bucket', ['s3:BucketTag/']),
  ...untold('the tags that the request passes', ['s3:RequestObjectTag/']),
];

/**
 * Without the header, the documentation contradicts itself on whether the key holds the bucket's
 * default key. Where no AWS KMS key is used there is none either way.
 */
function keyIdHeader({ record }: EventFacts): KeyState {
  const { requestParameters, additionalEventData } = record;
  const header = requestParameters?.text('x-amz-server-side-encryption-aws-kms-key-id');
  if (header !== undefined) return valueOf(header);
  const isWithoutKms =
    requestParameters?.text('x-amz-server-side-encryption') === 'AES256' ||
    WITHOUT_KMS.has(additionalEventData?.text('SSEApplied') ?? '');
  return isWithoutKms ? ABSENT : UNKNOWN;
}

const WITHOUT_KMS: ReadonlySet<string> = new Set(['SSE_S3', 'SSE_C', 'Default_SSE_S3']);

function translated(
  { record, caller }: EventFacts,
  name: string,
  words: ReadonlyMap<string, string>,
): KeyState {
  if (caller.kind === 'anonymous') return ABSENT;
  return valueOr(words.get(record.additionalEventData?.text(name) ?? ''), UNKNOWN);
}

/** `TLSv1.3` as the key has it: `1.3`. */
function tlsNumber(version: string | undefined): string | undefined {
  return version?.startsWith('TLSv') ? version.slice('TLSv'.length) : undefined;
}

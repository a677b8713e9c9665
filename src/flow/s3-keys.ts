import { catalog } from '../catalog/catalog.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { ABSENT, UNKNOWN } from '../term/key-state.ts';
import type { S3Call, S3Target } from './call.ts';
import { writtenEncryption } from './encryption.ts';
import { parametersBelow } from './encryption-context.ts';
import { OF_UPLOADS } from './operations.ts';
import { text, type Keys, type Value } from './value.ts';

/** The keys that Amazon S3 adds to a request, and beginnings of keys of which nobody can tell. */
export interface S3Keys {
  readonly keys: Keys;
  readonly open: readonly string[];
}

/** Request parameters that are the value of a key as they are. Source: list_amazons3. */
const HEADERS: readonly (readonly [parameter: string, key: string])[] = [
  ['serverSideEncryption', 's3:x-amz-server-side-encryption'],
  ['sseCustomerAlgorithm', 's3:x-amz-server-side-encryption-customer-algorithm'],
  ['acl', 's3:x-amz-acl'],
  ['grantRead', 's3:x-amz-grant-read'],
  ['grantReadAcp', 's3:x-amz-grant-read-acp'],
  ['grantWriteAcp', 's3:x-amz-grant-write-acp'],
  ['grantFullControl', 's3:x-amz-grant-full-control'],
  ['copySource', 's3:x-amz-copy-source'],
  ['metadataDirective', 's3:x-amz-metadata-directive'],
  ['storageClass', 's3:x-amz-storage-class'],
  ['websiteRedirectLocation', 's3:x-amz-website-redirect-location'],
  ['objectLockMode', 's3:object-lock-mode'],
  ['objectLockRetainUntilDate', 's3:object-lock-retain-until-date'],
  ['objectLockLegalHoldStatus', 's3:object-lock-legal-hold'],
  ['ifMatch', 's3:if-match'],
  ['ifNoneMatch', 's3:if-none-match'],
  ['versionId', 's3:versionid'],
  ['prefix', 's3:prefix'],
  ['delimiter', 's3:delimiter'],
  ['maxKeys', 's3:max-keys'],
];

/** What every signed request has. */
const SIGNED: readonly (readonly [key: string, value: Value])[] = [
  ['s3:authType', text('REST-HEADER')],
  ['s3:signatureversion', text('AWS4-HMAC-SHA256')],
  ['s3:signatureAge', UNKNOWN],
  ['s3:x-amz-content-sha256', UNKNOWN],
];

const FROM_UPLOAD: readonly string[] = [
  's3:x-amz-server-side-encryption',
  's3:x-amz-server-side-encryption-aws-kms-key-id',
  's3:RequestObjectTagKeys',
];

/**
 * The keys of the request when Amazon S3 checks an action on a target. Only keys that the action
 * documents are in it; the tags of an object that exists, for one, are in no PutObject.
 */
export function s3Keys(call: S3Call, target: S3Target, action: string): S3Keys {
  const carries = carriedBy(action);
  const { stored } = target;
  const isOfUpload = OF_UPLOADS.has(call.operation.name);
  const all: readonly (readonly [string, Value])[] = [
    ['s3:TlsVersion', UNKNOWN],
    ...(call.caller.caller.kind === 'anonymous' ? [] : SIGNED),
    ...HEADERS.flatMap(([parameter, key]) => {
      const value = call.parameters.get(parameter);
      return value === undefined ? [] : [[key, text(value)] as const];
    }),
    ...(carries(KMS_KEY_ID) ? [[KMS_KEY_ID, keyIdValue(call, target)] as const] : []),
    ...requestTags(call),
    ...[...stored.tags.pairs].map(([tag, value]) => [EXISTING_TAG + tag, value] as const),
    ...(isOfUpload ? FROM_UPLOAD.map((key) => [key, UNKNOWN] as const) : []),
  ];
  const given = [...call.given].filter(([key]) => asciiLower(key).startsWith('s3:'));
  return {
    keys: new Map([...all.filter(([key]) => carries(key)), ...given]),
    open: [
      ...(stored.tags.isOpen && carries(EXISTING_TAG) ? [asciiLower(EXISTING_TAG)] : []),
      ...(isOfUpload || call.parameters.has('tagging') ? [asciiLower(REQUEST_TAG)] : []),
    ],
  };
}

const EXISTING_TAG = 's3:ExistingObjectTag/';
const REQUEST_TAG = 's3:RequestObjectTag/';
const KMS_KEY_ID = 's3:x-amz-server-side-encryption-aws-kms-key-id';

function carriedBy(action: string): (key: string) => boolean {
  const documented = catalog.action(action);
  return (key) => !documented || catalog.presence(key, documented) !== 'never';
}

function requestTags({ parameters }: S3Call): readonly (readonly [string, Value])[] {
  const tags = parametersBelow(parameters, 'tagging');
  if (tags.length === 0) return [];
  const names: Value = { kind: 'list', texts: tags.map(([name]) => name) };
  return [
    ...tags.map(([name, value]) => [REQUEST_TAG + name, text(value)] as const),
    ['s3:RequestObjectTagKeys', names],
  ];
}

/** Of a key that the header names by alias or id, nobody documents what the key holds. */
function keyIdValue(call: S3Call, target: S3Target): Value {
  const named = call.parameters.get('kmsKeyId');
  if (named !== undefined) return named.startsWith('arn:') ? text(named) : UNKNOWN;
  const encrypted = writtenEncryption(call, target);
  if (encrypted.kind !== 'kms') return ABSENT;
  return call.doubts.of('s3.kmsKeyIdKey') === 'effective' ? text(encrypted.key.arn) : ABSENT;
}

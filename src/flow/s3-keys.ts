import type { PolicySet } from '../authorize/policy-set.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { ABSENT, UNKNOWN } from '../term/key-state.ts';
import type { Call, S3Call, S3Target } from './call.ts';
import { writtenEncryption } from './encryption.ts';
import { carriedBy } from './kms-keys.ts';
import { mentions } from './mentioned-keys.ts';
import { parametersBelow } from './parameters.ts';
import { text, type Keys, type Value } from './value.ts';

/** The keys that Amazon S3 adds to a request, and beginnings of keys of which nobody can tell. */
export interface S3Keys {
  readonly keys: Keys;
  readonly open: readonly string[];
}

const EXISTING_TAG = 's3:ExistingObjectTag/';
const REQUEST_TAG = 's3:RequestObjectTag/';
const REQUEST_TAG_NAMES = 's3:RequestObjectTagKeys';
const KMS_KEY_ID = 's3:x-amz-server-side-encryption-aws-kms-key-id';

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
  ['websiteRedirect', 's3:x-amz-website-redirect-location'],
  ['websiteRedirectLocation', 's3:x-amz-website-redirect-location'],
  ['objectLockMode', 's3:object-lock-mode'],
  ['objectLockRetainUntilDate', 's3:object-lock-retain-until-date'],
  ['objectLockLegalHoldStatus', 's3:object-lock-legal-hold'],
  ['ifMatch', 's3:if-match'],
  ['ifNoneMatch', 's3:if-none-match'],
  ['versionId', 's3:versionid'],
  ['sourceVersionId', 's3:versionid'],
  ['prefix', 's3:prefix'],
  ['delimiter', 's3:delimiter'],
  ['maxKeys', 's3:max-keys'],
];

/** What every signed request has. */
const SIGNED: readonly (readonly [key: string, value: Value])[] = [
  ['s3:signatureversion', text('AWS4-HMAC-SHA256')],
  ['s3:signatureAge', UNKNOWN],
  ['s3:x-amz-content-sha256', UNKNOWN],
];

/** What the first request of an upload says, and the source of a replica: S3 does not tell what it passes on. */
const CONTINUED: readonly (readonly [key: string, value: Value])[] = [
  's3:x-amz-server-side-encryption',
  KMS_KEY_ID,
  REQUEST_TAG_NAMES,
].map((key) => [key, UNKNOWN]);

/** Which check of a call the keys are for. */
export interface S3Asked {
  readonly action: string;
  /** See `S3Check.isContinued`. */
  readonly isContinued: boolean;
  readonly policies: PolicySet;
}

/**
 * The keys of the request when Amazon S3 checks an action on a target. Only keys that the action
 * documents are in it; the tags of an object that exists, for one, are in no PutObject.
 */
export function s3Keys(
  call: S3Call,
  target: S3Target,
  { action, isContinued, policies }: S3Asked,
): S3Keys {
  const carries = carriedBy(action);
  const { tags } = target.stored;
  const known: readonly (readonly [string, Value])[] = [
    [KMS_KEY_ID, keyIdValue(call, target, policies)],
    ...[...tags.pairs].map(([tag, value]) => [EXISTING_TAG + tag, value] as const),
    ...(isContinued ? CONTINUED : []),
  ];
  const { keys: said, given, open } = headerKeys(call, action);
  const keys = isContinued ? withoutTags(said) : said;
  return {
    keys: new Map([...keys, ...known.filter(([key]) => carries(key)), ...given]),
    open: [
      ...open,
      ...(tags.isOpen && carries(EXISTING_TAG) ? [asciiLower(EXISTING_TAG)] : []),
      ...(isContinued ? [asciiLower(REQUEST_TAG)] : []),
    ],
  };
}

function withoutTags(keys: Keys): Keys {
  return new Map([...keys].filter(([key]) => !key.startsWith(REQUEST_TAG)));
}

/** What the request itself says, whatever it is about. */
export function headerKeys(call: Call, action: string): S3Keys & { readonly given: Keys } {
  const carries = carriedBy(action);
  const isSigned = call.caller.caller.kind !== 'anonymous';
  const all: readonly (readonly [string, Value])[] = [
    ['s3:TlsVersion', UNKNOWN],
    ...(isSigned ? [['s3:authType', text(authType(call))] as const, ...SIGNED] : []),
    ...HEADERS.flatMap(([parameter, key]) => {
      const value = call.parameters.get(parameter);
      return value === undefined ? [] : [[key, text(value)] as const];
    }),
    ...requestTags(call),
  ];
  const given = new Map([...call.given].filter(([key]) => asciiLower(key).startsWith('s3:')));
  const keys = new Map([...all.filter(([key]) => carries(key)), ...given]);
  return { keys, given, open: hasUnsaidTags(call) ? [asciiLower(REQUEST_TAG)] : [] };
}

/** `tagging` without entries stands for tags that nobody has said. */
function hasUnsaidTags({ parameters }: Call): boolean {
  return parameters.get('tagging') === '' && parametersBelow(parameters, 'tagging').length === 0;
}

/** Source: Amazon S3 API Reference, bucket-policy-s3-sigv4-conditions. */
function authType({ operation, parameters }: Call): string {
  if (operation.name === 's3:PostObject') return 'POST';
  return parameters.get('presigned') === 'true' ? 'REST-QUERY-STRING' : 'REST-HEADER';
}

function requestTags(call: Call): readonly (readonly [string, Value])[] {
  if (hasUnsaidTags(call)) return [[REQUEST_TAG_NAMES, UNKNOWN]];
  const { parameters } = call;
  const tags = parametersBelow(parameters, 'tagging');
  if (tags.length === 0) return [];
  const names: Value = { kind: 'list', texts: tags.map(([name]) => name) };
  return [
    ...tags.map(([name, value]) => [REQUEST_TAG + name, text(value)] as const),
    [REQUEST_TAG_NAMES, names],
  ];
}

/** Of a key that the header names by alias or id, nobody documents what the key holds. */
function keyIdValue(call: S3Call, target: S3Target, policies: PolicySet): Value {
  const named = call.parameters.get('kmsKeyId');
  if (named !== undefined) return named.startsWith('arn:') ? text(named) : UNKNOWN;
  if (!mentions(policies, KMS_KEY_ID)) return ABSENT;
  const encrypted = writtenEncryption(call, target);
  if (encrypted.kind !== 'kms') return ABSENT;
  return call.doubts.of('s3.kmsKeyIdKey') === 'effective' ? text(encrypted.key.arn) : ABSENT;
}

import { catalog } from '../catalog/catalog.ts';
import { carriedBy, ENCRYPTION_CONTEXT } from '../flow/kms-keys.ts';
import type { Step } from '../flow/step.ts';
import { free } from '../flow/value.ts';
import type { SymbolicKey } from '../solve/question.ts';

/**
 * What of the keys of Amazon S3 and AWS KMS a requester cannot choose, or what the ways of a question
 * go through one by one: beginnings of names in lower case.
 */
const SETTLED: readonly string[] = [
  's3:existingobjecttag/',
  's3:requestobjecttag',
  's3:buckettag/',
  's3:resourceaccount',
  's3:versionid',
  's3:x-amz-server-side-encryption',
  's3:x-amz-acl',
  's3:x-amz-grant-',
  's3:x-amz-copy-source',
  's3:x-amz-metadata-directive',
  's3:object-lock-',
  ENCRYPTION_CONTEXT,
  'kms:encryptioncontextkeys',
  'kms:viaservice',
  'kms:calleraccount',
  'kms:keyspec',
  'kms:keyusage',
  'kms:keyorigin',
  'kms:multiregion',
  'kms:resourcealiases',
  'kms:reencryptonsamekey',
  'kms:grantisforawsresource',
];

const REQUEST_ALIAS = 'kms:requestalias';

/**
 * What a requester says in a key of the service, which is free in a question about all requests: the
 * prefix of a listing, the principal of a grant, the alias that names a key. Undefined for every other
 * key. Amazon S3 chooses what is in the calls that it makes of AWS KMS.
 */
export function requestKey(name: string, { call, kms }: Step): SymbolicKey | undefined {
  if (kms?.isForwarded === true) return undefined;
  const isOfService = name.startsWith('s3:') || (kms !== undefined && name.startsWith('kms:'));
  if (!isOfService || !carriedBy(call)(name)) return undefined;
  if (name === REQUEST_ALIAS) return aliasOf(kms);
  if (SETTLED.some((start) => name.startsWith(start))) return undefined;
  const isMultivalued = catalog.conditionKey(name)?.multivalued ?? false;
  return { ...free(name), mayBeAbsent: true, isMultivalued };
}

/** A key is called by one of its aliases, or by none. */
function aliasOf(kms: Step['kms']): SymbolicKey | undefined {
  const aliases = kms?.key.aliases ?? [];
  if (aliases.length === 0) return undefined;
  return {
    ...free(REQUEST_ALIAS),
    mayBeAbsent: true,
    domain: { kind: 'texts', texts: new Set(aliases), ignoreCase: false },
    candidates: aliases,
  };
}

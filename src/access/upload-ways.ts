import type { Bucket, Estate } from '../estate/estate.ts';
import { findKey } from '../estate/find-key.ts';
import { free, type Keys } from '../flow/value.ts';
import { hasWildcard } from '../policy/wildcard.ts';
import type { Way } from './capability.ts';
import { conditionValues, type ConditionValues } from './condition-values.ts';

type Parameters = Readonly<Record<string, string>>;

const ENCRYPTION = 's3:x-amz-server-side-encryption';
const KEY_ID = `${ENCRYPTION}-aws-kms-key-id`;
const CLIENT_KEY = `${ENCRYPTION}-customer-algorithm`;
const ACL = 's3:x-amz-acl';

/** More keys than this are not named in uploads, one after the other. */
const KEYS = 16;

/**
 * The ways to upload to some buckets: under the encryption that they have for new objects, and with
 * `anyEncryption` under another. Headers that no policy reads make no difference, and are left out.
 */
export function uploadWays(
  estate: Estate,
  buckets: readonly Bucket[],
  anyEncryption: boolean,
): readonly Way[] {
  const values = conditionValues(estate);
  const keys = [...values.keys()].some((key) => key.startsWith(ENCRYPTION))
    ? namedKeys(estate, buckets, values)
    : [];
  const encryptions: readonly Parameters[] = [
    {},
    ...(anyEncryption ? [{ serverSideEncryption: 'AES256' }] : []),
    ...(anyEncryption ? [{ serverSideEncryption: 'aws:kms' }] : []),
    ...keys.map((kmsKeyId) => ({ serverSideEncryption: 'aws:kms', kmsKeyId })),
    ...(anyEncryption ? rareEncryptions(values, keys) : []),
  ];
  const acls = values.has(ACL) ? [NO_ACL, ANY_ACL] : [NO_ACL];
  return encryptions.flatMap((encryption) =>
    [{}, { tagging: '' }].flatMap((tagging) =>
      acls.map(({ parameters, keys: said }): Way => ({
        operation: 's3:PutObject',
        parameters: new Map(Object.entries({ ...encryption, ...tagging, ...parameters })),
        ...(said && { keys: said }),
      })),
    ),
  );
}

interface AclHeader {
  readonly parameters: Parameters;
  readonly keys?: Keys;
}

const NO_ACL: AclHeader = { parameters: {} };
/** The header is there, with any value. */
const ANY_ACL: AclHeader = {
  parameters: { acl: 'bucket-owner-full-control' },
  keys: new Map([[ACL, { ...free(ACL), candidates: ['bucket-owner-full-control'] }]]),
};

/** What only those policies allow that name it. */
function rareEncryptions(values: ConditionValues, keys: readonly string[]): readonly Parameters[] {
  const isNamed = values.get(ENCRYPTION)?.has('aws:kms:dsse') === true;
  const dual = { serverSideEncryption: 'aws:kms:dsse' };
  return [
    ...(isNamed ? [dual, ...keys.map((kmsKeyId) => ({ ...dual, kmsKeyId }))] : []),
    ...(values.has(CLIENT_KEY) ? [{ sseCustomerAlgorithm: 'AES256' }] : []),
  ];
}

/** The keys that buckets encrypt with, and those that policies ask uploads for; by ARN. */
function namedKeys(
  estate: Estate,
  buckets: readonly Bucket[],
  values: ConditionValues,
): readonly string[] {
  const own = buckets.flatMap(({ encryption, account, region }) => {
    const name = 'key' in encryption ? encryption.key : undefined;
    const found = name === undefined ? undefined : findKey(estate, name, { account, region });
    return found?.kind === 'key' ? [found.key.arn] : [];
  });
  const wanted = values.get(KEY_ID) ?? new Set();
  const isOpen = [...wanted].some((text) => hasWildcard(text) || text.includes('${'));
  const regions = new Set(buckets.map(({ region }) => region));
  const all = [...estate.accounts.values()].flatMap(({ keys }) => [...keys.values()]);
  const named = all.filter(
    ({ arn, manager, region }) =>
      manager === 'customer' && regions.has(region) && (isOpen || wanted.has(arn)),
  );
  return [...new Set([...own, ...named.map(({ arn }) => arn)])].slice(0, KEYS);
}

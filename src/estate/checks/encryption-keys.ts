import type { Path } from '../../syntax/pointer.ts';
import type { EstateProblem } from '../estate-problem.ts';
import type { Account, Bucket, Encryption, Estate, Key } from '../estate.ts';
import { findKey, type FoundKey } from '../find-key.ts';
import { suggestion } from './check.ts';

/**
 * Finds keys with which Amazon S3 cannot encrypt: unknown ones, of another Region, not symmetric.
 * Amazon S3 does not check them when a bucket is configured.
 * Sources: Amazon S3 User Guide, UsingKMSEncryption; Amazon S3 API Reference, PutBucketEncryption.
 */
export function* unusableKeys(estate: Estate): Generator<EstateProblem> {
  for (const { id, buckets } of estate.accounts.values()) {
    for (const bucket of buckets.values()) {
      const path = ['accounts', id, 'buckets', bucket.name];
      for (const [encryption, place] of encryptionsOf(bucket)) {
        const message = faultOf(encryption, bucket, estate);
        if (message === undefined) continue;
        yield { severity: 'warning', path: [...path, ...place, 'encryption', 'key'], message };
      }
    }
  }
}

/** The bucket's default, and that of each object which has another one. */
function* encryptionsOf(bucket: Bucket): Generator<readonly [encryption: Encryption, place: Path]> {
  yield [bucket.encryption, []];
  for (const [name, { encryption }] of bucket.objects) {
    if (encryption !== bucket.encryption) yield [encryption, ['objects', name]];
  }
}

function faultOf(
  encryption: Encryption,
  { account, region }: Bucket,
  estate: Estate,
): string | undefined {
  const identifier = 'key' in encryption ? encryption.key : undefined;
  if (identifier === undefined) return undefined;
  const found = findKey(estate, identifier, { account, region });
  switch (found.kind) {
    case 'key':
      return unfitness(found.key, region);
    case 'missing':
      return unknownKey(identifier, found);
    case 'malformed':
      return `\`${identifier}\` is no key ARN, key id or alias`;
    case 'outside':
      return undefined;
  }
}

function unfitness(key: Key, region: string): string | undefined {
  if (key.region !== region) {
    return `the key is in ${key.region}, and Amazon S3 needs one in ${region} as the bucket is`;
  }
  if (key.spec !== 'SYMMETRIC_DEFAULT' || key.usage !== 'ENCRYPT_DECRYPT') {
    return `Amazon S3 needs a symmetric key for encryption, and this is ${key.spec} (${key.usage})`;
  }
  return undefined;
}

function unknownKey(
  identifier: string,
  { account, arn }: Extract<FoundKey, { readonly kind: 'missing' }>,
): string {
  const isAlias = identifier.includes('alias/');
  const what = isAlias ? `\`${identifier}\` points nowhere` : 'there is no such key';
  const region = arn.split(':')[3] ?? '';
  return `${what} in account ${account.id} in ${region}${hint(identifier, region, account)}`;
}

function hint(identifier: string, region: string, { keys }: Account): string {
  if (keys.size > COMPARED) return '';
  const all = [...keys.values()];
  const elsewhere = all.find((key) => namesOf(key).includes(identifier));
  if (elsewhere) return `; it is in ${elsewhere.region}`;
  return suggestion(identifier, all.filter((key) => key.region === region).flatMap(namesOf));
}

/** What was meant is looked for among at most so many keys. */
const COMPARED = 2000;

function namesOf({ id, arn, aliases }: Key): readonly string[] {
  return [id, arn, ...aliases];
}

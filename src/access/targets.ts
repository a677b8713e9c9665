import type { Account, Bucket, Encryption, Estate, StoredObject } from '../estate/estate.ts';
import { findKey } from '../estate/find-key.ts';
import type { S3Target, StoredView } from '../flow/call.ts';
import { closedPairs, free, type OpenPairs } from '../flow/value.ts';
import { parseArn } from '../policy/arn.ts';
import { hasWildcard } from '../policy/wildcard.ts';
import { readPattern } from '../term/pattern.ts';
import type { Asked } from './question.ts';

/** What a resource text asks of, as far as the estate tells; or why it is nothing. */
export type Targets =
  | { readonly kind: 'targets'; readonly asked: readonly Asked[]; readonly on: 'object' | 'key' }
  | { readonly kind: 'fault'; readonly message: string };

/**
 * The resources that an ARN asks of. A pattern of objects is every object that it matches, known or
 * not; there is one target for each way in which objects of the bucket are encrypted.
 */
export function targetsOf(estate: Estate, resource: string): Targets {
  const arn = parseArn(resource);
  if (arn?.service === 'kms' || resource.startsWith('alias/')) return keyTarget(estate, resource);
  if (arn?.service !== 's3') {
    return fault(`\`${resource}\` is no ARN of an object, a bucket or a KMS key`);
  }
  const slash = arn.resource.indexOf('/');
  const name = slash < 0 ? arn.resource : arn.resource.slice(0, slash);
  const bucket = estate.buckets.get(name);
  const account = bucket && estate.accounts.get(bucket.account);
  if (!bucket || !account) return fault(`the estate has no bucket \`${name}\``);
  const key = slash < 0 ? undefined : arn.resource.slice(slash + 1);
  if (key !== undefined && !hasWildcard(key)) {
    return targets([objectTarget(bucket, account, key)]);
  }
  const pattern = key === undefined ? `${bucket.arn}/*` : resource;
  return targets(
    encryptionsOf(bucket).map((encryption) => anyTarget(bucket, account, { pattern, encryption })),
  );
}

function targets(all: readonly S3Target[]): Targets {
  return {
    kind: 'targets',
    on: 'object',
    asked: all.map((target) => ({ kind: 'object', target })),
  };
}

function fault(message: string): Targets {
  return { kind: 'fault', message };
}

function keyTarget(estate: Estate, resource: string): Targets {
  const [only] = estate.accounts.keys();
  const found = findKey(estate, resource, { account: only ?? '', region: 'us-east-1' });
  if (found.kind !== 'key') return fault(`the estate has no key \`${resource}\``);
  return { kind: 'targets', on: 'key', asked: [{ kind: 'key', arn: found.key.arn }] };
}

function objectTarget(bucket: Bucket, account: Account, key: string): S3Target {
  const object = bucket.objects.get(key);
  const resource = { kind: 'value', text: `${bucket.arn}/${key}` } as const;
  return { bucket, account, resource, stored: object ? known(object) : open(bucket.encryption) };
}

function known({ encryption, context, tags }: StoredObject): StoredView {
  return { encryption, context: closedPairs(context), tags: closedPairs(tags) };
}

const ANY: OpenPairs = { pairs: new Map(), isOpen: true };

function open(encryption: Encryption): StoredView {
  return { encryption, context: ANY, tags: ANY };
}

interface AnyObject {
  readonly pattern: string;
  readonly encryption: Encryption;
}

function anyTarget(bucket: Bucket, account: Account, { pattern, encryption }: AnyObject): S3Target {
  const resource = {
    ...free('the ARN of the object'),
    domain: { kind: 'patterns', patterns: [readPattern(pattern)] },
    candidates: [pattern.replaceAll('*', 'example').replaceAll('?', 'x')],
  } as const;
  return { bucket, account, resource, stored: open(encryption) };
}

/** How objects of a bucket are encrypted: as new ones are, and as the known ones are. */
function encryptionsOf({ encryption, objects }: Bucket): readonly Encryption[] {
  const all = [encryption, ...[...objects.values()].map((object) => object.encryption)];
  const byText = new Map(all.map((one) => [JSON.stringify(one), one]));
  return [...byText.values()];
}

import { keyPlaces } from '../../estate/checks/key-places.ts';
import { keyOf } from '../../estate/default-key.ts';
import { placedBuckets } from '../../estate/encryptions.ts';
import type { Bucket, Key, Principal } from '../../estate/estate.ts';
import type { Path } from '../../syntax/pointer.ts';
import type { EstateContext } from '../rule.ts';
import type { Can, User } from './uses.ts';

/** Those who can delete a key, and write to no bucket that it encrypts. */
export interface Destroyers {
  /** Of the key. */
  readonly path: Path;
  readonly users: readonly string[];
  readonly buckets: readonly string[];
}

/** Finds keys whose deletion reaches further than those who can order it. */
export function* destroyers(context: EstateContext): Generator<Destroyers> {
  const { estate } = context;
  const buckets = placedBuckets(estate).map(({ bucket }) => bucket);
  for (const account of estate.accounts.values()) {
    for (const { key, path } of keyPlaces(account)) {
      const own = buckets.filter((bucket) => keyOf(bucket.encryption, bucket, estate) === key);
      if (own.length === 0) continue;
      const users = deletersOf(key, own, context);
      if (users.length > 0) yield { path, users, buckets: own.map(({ name }) => name) };
    }
  }
}

function deletersOf(
  key: Key,
  buckets: readonly Bucket[],
  context: EstateContext,
): readonly string[] {
  const writers = principalsWho(
    'none',
    buckets.flatMap((bucket) => context.objectUses(bucket, 'encrypt')),
  );
  return [...principalsWho('unknown', context.keyUses(key, 'kms:ScheduleKeyDeletion'))]
    .filter((principal) => !writers.has(principal))
    .map(({ arn }) => arn);
}

/** Those who can; and with `none` also those of whom nobody can tell. */
function principalsWho(
  below: Exclude<Can, 'some'>,
  uses: readonly { readonly can: Can; readonly users: readonly User[] }[],
): ReadonlySet<Principal> {
  const able = uses.filter(({ can }) => can === 'some' || (below === 'none' && can === 'unknown'));
  return new Set(able.flatMap(({ users }) => users.flatMap(({ principal }) => principal ?? [])));
}

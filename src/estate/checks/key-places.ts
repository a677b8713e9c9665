import type { Path } from '../../syntax/pointer.ts';
import type { Account, Key } from '../estate.ts';

/** The keys that an estate writes out for an account, each with its place in the estate. */
export function* keyPlaces(
  account: Account,
): Generator<{ readonly key: Key; readonly path: Path }> {
  const seen = new Set<string>();
  for (const key of account.keys.values()) {
    const path = ['accounts', account.id, 'keys', key.id];
    yield { key, path: seen.has(key.id) ? [...path, 'replicas', key.region] : path };
    seen.add(key.id);
  }
}

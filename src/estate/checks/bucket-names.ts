import type { EstateProblem } from '../estate-problem.ts';
import type { Estate } from '../estate.ts';

/** Finds buckets whose name a bucket of another account has; names are unique in a partition. */
export function* sharedBucketNames({ accounts, buckets }: Estate): Generator<EstateProblem> {
  for (const account of accounts.values()) {
    for (const name of account.buckets.keys()) {
      const owner = buckets.get(name)?.account;
      if (owner === account.id) continue;
      const path = ['accounts', account.id, 'buckets', name];
      yield { severity: 'error', path, message: `account ${owner} has a bucket of this name` };
    }
  }
}

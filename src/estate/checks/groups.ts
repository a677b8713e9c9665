import type { EstateProblem } from '../estate-problem.ts';
import type { Estate } from '../estate.ts';
import { suggestion } from './check.ts';

/** Finds users in groups that their account does not have: nobody knows what these allow. */
export function* missingGroups({ accounts }: Estate): Generator<EstateProblem> {
  for (const { id, principals, groups } of accounts.values()) {
    for (const principal of principals.values()) {
      if (principal.kind !== 'user') continue;
      for (const [index, name] of principal.groups.entries()) {
        if (groups.has(name)) continue;
        const path = ['accounts', id, 'users', principal.name, 'groups', index];
        const meant = suggestion(name, groups.keys());
        yield {
          severity: 'error',
          path,
          message: `account ${id} has no group \`${name}\`${meant}`,
        };
      }
    }
  }
}

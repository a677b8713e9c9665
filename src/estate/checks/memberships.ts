import type { EstateProblem } from '../estate-problem.ts';
import type { Estate } from '../estate.ts';

/** Finds accounts that stand nowhere in the organization of the estate. */
export function* strayAccounts({ accounts, organization }: Estate): Generator<EstateProblem> {
  if (!organization) return;
  for (const account of accounts.values()) {
    if (account.organization) continue;
    const message = `the account is in no unit of \`${organization.id}\`, and so outside of it`;
    yield { severity: 'warning', path: ['accounts', account.id], message };
  }
}

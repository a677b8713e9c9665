import type { Policy, Statement } from '../policy/policy.ts';
import { reachOf } from './reach.ts';

/** The action that changes the policy of a key, and with it all else about the key. */
export const PUT_KEY_POLICY = 'kms:PutKeyPolicy';

/** The Allow statements of a key policy under which somebody of an account may change it. */
export function policyAdmins({ statements }: Pick<Policy, 'statements'>): readonly Statement[] {
  return statements.filter(
    (statement) =>
      statement.effect === 'Allow' &&
      isForAccounts(statement) &&
      reachOf(statement, PUT_KEY_POLICY),
  );
}

/** False for a statement that is for AWS services only. */
export function isForAccounts({ principal }: Statement): boolean {
  if (!principal) return false;
  return principal.negated || principal.entries.some(({ type }) => type !== 'Service');
}

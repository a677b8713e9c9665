import { asciiLower } from '../policy/ascii-case.ts';
import { demandsValue } from './caller-limit.ts';
import { delegations, type Delegation } from './delegations.ts';
import { PUT_KEY_POLICY } from './policy-admins.ts';
import { reachOf } from './reach.ts';
import type { PolicyContext } from './rule.ts';

/**
 * The statements of a key policy that delegate to accounts of others. One's own are those that the
 * settings name; without settings those whose delegation includes the key policy.
 */
export function* externalDelegations({
  policy,
  accounts,
}: Pick<PolicyContext, 'policy' | 'accounts'>): Generator<Delegation> {
  const all = [...delegations(policy)];
  const administering = all.filter(({ statement }) => reachOf(statement, PUT_KEY_POLICY));
  const own = new Set([...accounts, ...(accounts.length > 0 ? [] : administering.map(accountOf))]);
  if (own.size === 0) return;
  for (const delegation of all) {
    if (!own.has(delegation.account) && !namesPrincipals(delegation)) yield delegation;
  }
}

function accountOf({ account }: Delegation): string {
  return account;
}

/** True when a condition says which identities of the account are meant. */
function namesPrincipals({ statement }: Delegation): boolean {
  return statement.conditions.some(
    (clause) => IDENTITIES.has(asciiLower(clause.key.value)) && demandsValue(clause),
  );
}

const IDENTITIES: ReadonlySet<string> = new Set(['aws:principalarn', 'aws:userid']);

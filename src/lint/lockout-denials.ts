import { operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { valueText, type ConditionClause, type Policy, type Statement } from '../policy/policy.ts';
import { namesAnyone } from '../policy/principal.ts';
import { matchesWildcard } from '../policy/wildcard.ts';
import { givenIn, keyHolders } from './key-holders.ts';
import { delegations } from './delegations.ts';
import { PUT_KEY_POLICY } from './policy-admins.ts';
import { reachOf, type Reach } from './reach.ts';
import { unreadStatements } from './unread-statements.ts';

/** A Deny that takes the right to change a key policy from all who have it. */
export interface LockoutDenial {
  readonly reach: Reach;
  /** `direct` where it denies all calls that come through no service. */
  readonly because: 'everybody' | 'direct';
}

/** More patterns are not compared with the administrators. */
const MOST_SPARED = 64;

/** Finds them among the Deny statements whose one condition, if any, says who is spared. */
export function* lockoutDenials(policy: Policy): Generator<LockoutDenial> {
  if (unreadStatements(policy).size > 0) return;
  const admins = adminsOf(policy);
  for (const statement of policy.statements) {
    const reach = statement.effect === 'Deny' ? reachOf(statement, PUT_KEY_POLICY) : undefined;
    const [clause, ...others] = statement.conditions;
    if (!reach || others.length > 0) continue;
    const spared = sparedBy(statement, clause);
    if (spared === 'services') yield { reach, because: 'direct' };
    else if (spared && !spared.slice(0, MOST_SPARED).some((one) => isAdmin(one, admins))) {
      yield { reach, because: 'everybody' };
    }
  }
}

/** Users and roles that the policy lets change it, and the root users of such accounts. */
function adminsOf(policy: Policy): readonly string[] {
  const holders = keyHolders(policy).filter(({ statements }) =>
    givenIn(statements, [PUT_KEY_POLICY]),
  );
  const accounts = [...delegations(policy)].filter(({ statement }) =>
    reachOf(statement, PUT_KEY_POLICY),
  );
  return [
    ...holders.map(({ entry }) => entry.value),
    ...accounts.flatMap(({ account }) => [account, `arn:aws:iam::${account}:root`]),
  ];
}

/** Whom a Deny spares; undefined where it is not for everybody, or spares people in other ways. */
function sparedBy(
  { principal }: Statement,
  clause: ConditionClause | undefined,
): readonly string[] | 'services' | undefined {
  if (!principal) return undefined;
  if (principal.negated) return clause ? undefined : principal.entries.map(({ value }) => value);
  if (!principal.entries.some(namesAnyone)) return undefined;
  if (!clause) return [];
  if (operator(clause.operator.name)?.negated !== true) return undefined;
  const key = asciiLower(clause.key.value);
  if (key === 'kms:viaservice') return 'services';
  return key === 'aws:principalarn' ? clause.values.map(valueText) : undefined;
}

/** A pattern with a variable may name anybody. */
function isAdmin(spared: string, admins: readonly string[]): boolean {
  return spared.includes('${') || admins.some((admin) => matchesWildcard(spared, admin));
}

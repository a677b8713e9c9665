import { isCallerKey } from '../catalog/caller-keys.ts';
import { keyUses } from '../catalog/key-use.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { ConditionClause, Statement } from '../policy/policy.ts';
import { readAwsPrincipal, namesAnyone } from '../policy/principal.ts';
import { demandsValue } from './caller-limit.ts';
import { delegations, type Delegation } from './delegations.ts';
import { isDeniedWithout } from './denied-without.ts';
import { reachOf } from './reach.ts';
import type { PolicyContext } from './rule.ts';

/** A test of a key policy that identity policies of the account need not pass. */
export interface DefeatedTest {
  readonly clause: ConditionClause;
  /** The Allow for the account, which asks for nothing that tells its users and roles apart. */
  readonly delegation: Delegation;
  /** Ids of the actions that both statements allow. */
  readonly actions: readonly [string, ...string[]];
}

/** Finds the conditions on the use of a key that an unconditioned delegation goes around. */
export function* defeatedTests(context: PolicyContext): Generator<DefeatedTest> {
  const { policy } = context;
  const open = [...delegations(policy)].find(
    ({ statement }) => statement.conditions.every(isOfAccount) && usesOf(statement).length > 0,
  );
  if (!open) return;
  const delegated = new Set(usesOf(open.statement));
  for (const statement of policy.statements) {
    if (statement.effect !== 'Allow' || !isForAccount(statement, open.account)) continue;
    const clause = statement.conditions.find((each) => isLimit(each));
    const [first, ...others] = clause ? usesOf(statement).filter((id) => delegated.has(id)) : [];
    if (!clause || first === undefined || isBacked(statement, context)) continue;
    yield { clause, delegation: open, actions: [first, ...others] };
  }
}

/** Keys that have one value for all users and roles of an account. */
const OF_ACCOUNTS: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'kms:calleraccount',
]);

/** True for a test of a key that has one value for all users and roles of an account. */
export function isOfAccount({ key }: ConditionClause): boolean {
  return OF_ACCOUNTS.has(asciiLower(key.value));
}

function usesOf(statement: Statement): readonly string[] {
  return keyUses.filter((id) => reachOf(statement, id));
}

/** A test of the call or of the caller's tags; who calls is what the account decides anyway. */
function isLimit(clause: ConditionClause): boolean {
  return demandsValue(clause) && !isCallerKey(clause.key.value);
}

/** True when a Deny of the policy hits calls without one of the keys. */
function isBacked(statement: Statement, context: PolicyContext): boolean {
  return statement.conditions.some(({ key }) => isDeniedWithout(key.value, statement, context));
}

/** True for a statement for the account, for some of its users and roles, or for everybody. */
function isForAccount({ principal }: Statement, account: string): boolean {
  if (!principal || principal.negated) return false;
  return principal.entries.some((entry) => {
    const named = entry.type === 'AWS' ? readAwsPrincipal(entry.value) : undefined;
    return namesAnyone(entry) || (named && 'account' in named && named.account === account);
  });
}

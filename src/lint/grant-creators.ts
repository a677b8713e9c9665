import { equalsIgnoringCase } from '../policy/ascii-case.ts';
import type { Policy, Statement } from '../policy/policy.ts';
import { readAwsPrincipal } from '../policy/principal.ts';
import { isOpenToGrantees, keyRoles } from './key-roles.ts';
import { grantsOf } from './open-grants.ts';
import { PUT_KEY_POLICY } from './policy-admins.ts';
import { reachOf, type Reach } from './reach.ts';
import { isTakenBack } from './taken-back.ts';
import { isNamed } from './unguarded-grants.ts';

/** An Allow to create grants on keys for whomever one likes. */
export interface GrantCreator {
  readonly reach: Reach;
  /** `grantee` where operations are limited, `service` among the actions of other services. */
  readonly kind: 'grant' | 'grantee' | 'service';
}

const CREATE_GRANT = 'kms:CreateGrant';

/**
 * Finds the Allow statements that name `kms:CreateGrant` without saying for whom, or with which
 * operations and context. Administrators of a key need no grants, and users of a key in its policy
 * are told by `keyRoles`.
 */
export function* grantCreators(policy: Policy): Generator<GrantCreator> {
  if (isTakenBack(policy, CREATE_GRANT)) return;
  const users = usersIn(policy);
  for (const { statement, reach } of grantsOf(CREATE_GRANT, policy)) {
    if (!isNamed(reach) || !isOpenToGrantees(statement) || isReserved(statement, users)) continue;
    yield { reach, kind: kindOf(statement) };
  }
}

function usersIn(policy: Policy): ReadonlySet<string> {
  const roles = policy.type === 'key' ? keyRoles(policy) : [];
  return new Set(roles.filter(({ uses }) => uses).map(({ entry }) => entry.value));
}

/** True for accounts, which delegate only, for AWS services, those users, and administrators. */
function isReserved(statement: Statement, users: ReadonlySet<string>): boolean {
  if (reachOf(statement, PUT_KEY_POLICY)) return true;
  const { principal } = statement;
  if (!principal || principal.negated) return false;
  return principal.entries.every(
    ({ type, value }) =>
      type === 'Service' || users.has(value) || readAwsPrincipal(value).kind === 'account',
  );
}

function kindOf({ action, conditions }: Statement): GrantCreator['kind'] {
  if (conditions.some(({ key }) => equalsIgnoringCase(key.value, 'kms:GrantOperations'))) {
    return 'grantee';
  }
  const isOfKms = action?.patterns.every(({ service = '' }) => equalsIgnoringCase(service, 'kms'));
  return isOfKms ? 'grant' : 'service';
}

import { passedRoleRunners } from '../catalog/escalations.ts';
import { grantsOf, openGrant, type OpenGrant } from './open-grants.ts';
import { PASS_ROLE } from './role-grants.ts';
import type { PolicyContext } from './rule.ts';
import { isTakenBack } from './taken-back.ts';

/** An Allow to pass every role, with what the policy allows besides to run code under one. */
export interface RoleRunner {
  readonly pass: OpenGrant;
  /** The ids of the actions that create or start what runs. */
  readonly actions: readonly [string, ...string[]];
}

/** How a policy lets its principal run code as any role; undefined when it does not. */
export function roleRunner(context: PolicyContext): RoleRunner | undefined {
  const pass = openGrant(PASS_ROLE.id, context);
  if (!pass) return undefined;
  const complete = passedRoleRunners.filter((ids) => ids.every((id) => isGiven(id, context)));
  const [first, ...others] = new Set(complete.flat());
  return first === undefined ? undefined : { pass, actions: [first, ...others] };
}

/** One resource of one's own is enough to run code, so that a limit on resources does not count. */
function isGiven(id: string, { policy }: PolicyContext): boolean {
  if (isTakenBack(policy, id)) return false;
  for (const { statement, reach } of grantsOf(id, policy)) {
    if (reach.kind === 'entry' && statement.conditions.length === 0) return true;
  }
  return false;
}

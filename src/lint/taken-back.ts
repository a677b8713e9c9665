import type { Policy, Statement } from '../policy/policy.ts';
import { isOnEverything } from './open-resource.ts';
import { reachOf } from './reach.ts';
import { remembered } from '../policy/remembered.ts';

/** More statements are not looked at: no policy needs as many. */
const MOST_DENIES = 64;

/**
 * True when a Deny of the policy is about the action on every resource, or on all but some. One that
 * has conditions counts when it names the action's service: somebody has thought about it.
 */
export function isTakenBack(policy: Policy, id: string): boolean {
  return denies(policy).some((statement) => {
    const reach = reachOf(statement, id);
    return reach !== undefined && (reach.kind === 'entry' || statement.conditions.length === 0);
  });
}

const denies = remembered(({ statements }: Policy): readonly Statement[] =>
  statements
    .filter(({ effect, resource }) => effect === 'Deny' && resource !== undefined)
    .filter((statement) => statement.resource?.negated === true || isOnEverything(statement))
    .slice(0, MOST_DENIES),
);

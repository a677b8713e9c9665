import type { Action } from '../catalog/action.ts';
import type { Policy, Statement } from '../policy/policy.ts';
import type { StringNode } from '../syntax/tree.ts';
import { isOpenTo } from './open-resource.ts';
import { reachOf, statementsOn, type Reach } from './reach.ts';
import { remembered } from '../policy/remembered.ts';
import type { PolicyContext } from './rule.ts';
import { isTakenBack } from './taken-back.ts';
import { unreadStatements } from './unread-statements.ts';

/** An Allow of an action on all resources of a type, with no condition and no Deny to limit it. */
export interface OpenGrant {
  readonly statement: Statement;
  readonly action: Action;
  /** The entry that stands for the action. */
  readonly node: StringNode;
}

/**
 * The first Allow of a policy that names the action's service and gives the action without a limit.
 * An Allow of `*` and one with `NotAction` are none: they have rules of their own.
 */
export function openGrant(id: string, { policy, catalog }: PolicyContext): OpenGrant | undefined {
  if (isTakenBack(policy, id)) return undefined;
  for (const statement of unlimited(policy)) {
    const reach = reachOf(statement, id);
    // Looked up last: most policies give nothing of the service, whose facts need no reading then.
    const action = reach?.kind === 'entry' ? catalog.action(id) : undefined;
    if (reach && action && isOpenTo(statement, action)) {
      return { statement, action, node: reach.node };
    }
  }
  return undefined;
}

/** The Allow statements of a policy without conditions, all of whose values could be read. */
export const unlimited = remembered((policy: Policy): readonly Statement[] => {
  const unread = unreadStatements(policy);
  return policy.statements.filter(
    ({ index, effect, conditions, resource }) =>
      effect === 'Allow' && conditions.length === 0 && resource && !unread.has(index),
  );
});

/** An Allow that stands for an action, with whatever resources and conditions. */
export interface Grant {
  readonly statement: Statement;
  readonly reach: Reach;
}

/** The Allow statements of a policy that stand for the action, in the order of the text. */
export function* grantsOf(id: string, policy: Policy): Generator<Grant> {
  const unread = unreadStatements(policy);
  for (const statement of statementsOn(policy, id)) {
    const reach = statement.effect === 'Allow' ? reachOf(statement, id) : undefined;
    if (reach && statement.resource && !unread.has(statement.index)) yield { statement, reach };
  }
}

import {
  isInScope,
  resourcePolicyScope,
  type ResourcePolicyScope,
} from '../catalog/resource-policy-scope.ts';
import type { ActionPattern } from '../policy/action.ts';
import type { Statement } from '../policy/policy.ts';
import { actionEntries, type ActionEntry } from './action-entry.ts';
import type { PolicyContext } from './rule.ts';

/**
 * The entries of a statement's Action that a policy on its resource cannot decide: actions that are
 * about something else, and wildcards that stand for nothing but such. None where the kind of policy
 * leaves its scope open.
 */
export function outOfScope(statement: Statement, context: PolicyContext): readonly ActionPattern[] {
  const scope = resourcePolicyScope(context.policy.type);
  if (!scope || statement.action?.negated) return [];
  return actionEntries(statement, context)
    .filter((entry) => isOutside(entry, scope))
    .map(({ pattern }) => pattern);
}

function isOutside(entry: ActionEntry, scope: ResourcePolicyScope): boolean {
  if (entry.kind === 'action') return !isInScope(entry.action, scope);
  if (entry.kind !== 'wildcard') return false;
  if (![scope.service, ...scope.others].includes(entry.service.prefix)) return true;
  const actions = entry.service.expand(entry.pattern.name);
  return actions.length > 0 && !actions.some((action) => isInScope(action, scope));
}

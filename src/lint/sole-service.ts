import { asciiLower } from '../policy/ascii-case.ts';
import type { PolicyType, Statement } from '../policy/policy.ts';
import type { ReachedActions } from './actions.ts';
import type { Applied } from './applied-actions.ts';

/** The service of what a policy is attached to, where that is of one. */
const ATTACHED: ReadonlyMap<PolicyType, string> = new Map([
  ['bucket', 's3'],
  ['key', 'kms'],
]);

/**
 * The prefix of the one service that a statement is about, whatever its actions: that of the resource
 * which the policy is attached to, or else that of all its ARNs. Undefined where there may be several.
 */
export function soleService({ resource }: Statement, type: PolicyType): string | undefined {
  const attached = ATTACHED.get(type);
  if (attached !== undefined) return attached;
  if (!resource || resource.negated) return undefined;
  const [service, ...others] = new Set(resource.patterns.map(({ arn }) => arn?.service));
  return others.length === 0 ? service : undefined;
}

/**
 * What a statement that lists no action of a service stands for, `NotAction` and the lone `*`, where
 * it is about one service.
 */
export function unlistedActions(
  statement: Statement,
  type: PolicyType,
  applied: Applied,
): readonly ReachedActions[] | undefined {
  const { action } = statement;
  const service = soleService(statement, type);
  if (!action || service === undefined) return undefined;
  const { actions } = applied(statement, asciiLower(service));
  const pattern = { node: action.key, text: '*', service: undefined, name: '*' };
  return [{ pattern, actions }];
}

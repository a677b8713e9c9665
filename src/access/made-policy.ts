import type { NamedPolicy } from '../authorize/policy-set.ts';
import type { PolicyType } from '../policy/policy.ts';
import { readPolicy } from '../policy/read-policy.ts';
import { fromValue } from '../syntax/from-value.ts';

/** A policy of one statement that allows, for questions about what somebody could write. */
export function madePolicy(
  name: string,
  type: PolicyType,
  statement: Readonly<Record<string, unknown>>,
): NamedPolicy {
  const tree = fromValue({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', ...statement }],
  });
  return tree.kind === 'tree' && tree.root.kind === 'object'
    ? { name, policy: readPolicy(tree.root, type) }
    : { name, unreadable: 'it was not read' };
}

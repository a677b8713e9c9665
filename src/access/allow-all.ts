import type { NamedPolicy } from '../authorize/policy-set.ts';
import { readPolicy } from '../policy/read-policy.ts';
import { fromValue } from '../syntax/from-value.ts';

/** What stands for the policies of an account that no estate models: its owners may allow all. */
export const ANYTHING_ALLOWED: NamedPolicy = allowAll('what their own account allows');

function allowAll(name: string): NamedPolicy {
  const tree = fromValue({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  });
  return tree.kind === 'tree' && tree.root.kind === 'object'
    ? { name, policy: readPolicy(tree.root, 'identity') }
    : { name, unreadable: 'it was not read' };
}

import type { Node } from '../syntax/tree.ts';

/**
 * The CloudFormation function that stands in the place of a value: `Ref`, `Fn::Sub`, … Undefined for
 * anything else. Source: CloudFormation User Guide, intrinsic-function-reference.
 */
export function templateFunction(node: Node): string | undefined {
  if (node.kind !== 'object' || node.members.length !== 1) return undefined;
  const name = node.members[0]?.key.value;
  return name === 'Ref' || name?.startsWith('Fn::') ? name : undefined;
}

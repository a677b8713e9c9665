import { property, type Node, type ObjectNode } from '../syntax/tree.ts';
import { asciiLower } from './ascii-case.ts';

/**
 * True for a CloudFormation stack policy. It borrows the form of an IAM policy to say which resources of
 * a stack an update may touch: its actions are `Update:…`, its resources are no ARNs.
 * Source: AWS CloudFormation User Guide, protect-stack-resources.
 */
export function isStackPolicy(document: ObjectNode): boolean {
  const actions = itemsOf(property(document, 'Statement')).flatMap((statement) => [
    ...itemsOf(property(statement, 'Action')),
    ...itemsOf(property(statement, 'NotAction')),
  ]);
  return actions.length > 0 && actions.every(isUpdate);
}

function itemsOf(node: Node | undefined): readonly Node[] {
  if (!node) return [];
  return node.kind === 'array' ? node.items : [node];
}

function isUpdate(action: Node): boolean {
  return action.kind === 'string' && asciiLower(action.value).startsWith('update:');
}

import type { StringNode } from '../syntax/tree.ts';
import { parseArn, type Arn } from './arn.ts';

/** An entry of `Resource` or `NotResource`: an ARN pattern, or `*` for everything. */
export interface ResourcePattern {
  readonly node: StringNode;
  readonly text: string;
  /** Undefined for `*` and for text that is no ARN. */
  readonly arn: Arn | undefined;
}

export function readResource(node: StringNode): ResourcePattern {
  return { node, text: node.value, arn: parseArn(node.value) };
}

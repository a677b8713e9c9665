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
  return new ReadResource(node);
}

/** Most patterns are never asked for their parts, which are cut when they are. */
class ReadResource implements ResourcePattern {
  readonly node: StringNode;
  readonly text: string;

  constructor(node: StringNode) {
    this.node = node;
    this.text = node.value;
  }

  get arn(): Arn | undefined {
    return parseArn(this.text);
  }
}

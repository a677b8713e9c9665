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

/** A decision never asks for the parts of a pattern, rules ask again and again: they are cut once. */
class ReadResource implements ResourcePattern {
  readonly node: StringNode;
  readonly text: string;
  #arn: Arn | undefined;
  #isCut = false;

  constructor(node: StringNode) {
    this.node = node;
    this.text = node.value;
  }

  get arn(): Arn | undefined {
    if (!this.#isCut) this.#arn = parseArn(this.text);
    this.#isCut = true;
    return this.#arn;
  }
}

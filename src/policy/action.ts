import type { StringNode } from '../syntax/tree.ts';

/** An entry of `Action` or `NotAction`: `s3:Get*`, or `*` for every action of every service. */
export interface ActionPattern {
  readonly node: StringNode;
  readonly text: string;
  /** The text before the first colon, as written; undefined without a colon. */
  readonly service: string | undefined;
  /** The text after the first colon; without a colon the whole text. */
  readonly name: string;
}

export function readAction(node: StringNode): ActionPattern {
  const text = node.value;
  const colon = text.indexOf(':');
  return {
    node,
    text,
    service: colon < 0 ? undefined : text.slice(0, colon),
    name: text.slice(colon + 1),
  };
}

/** True for every action of a service: `s3:*`. The lone `*` is of no service. */
export function isStarName({ service, name }: ActionPattern): boolean {
  return service !== undefined && service !== '*' && /^\*+$/.test(name);
}

import type { Node } from './tree.ts';

/** A plain JavaScript value. Objects have no prototype, so that no input name can reach one. */
export type PlainValue =
  | string
  | number
  | boolean
  | null
  | readonly PlainValue[]
  | { readonly [name: string]: PlainValue };

/** The value of a tree, for libraries that know nothing of spans. The last of equal names counts. */
export function toValue(node: Node): PlainValue {
  switch (node.kind) {
    case 'object': {
      const object: Record<string, PlainValue> = Object.create(null);
      for (const { key, value } of node.members) object[key.value] = toValue(value);
      return object;
    }
    case 'array':
      return node.items.map(toValue);
    case 'number':
      return Number(node.text);
    case 'null':
      return null;
    default:
      return node.value;
  }
}

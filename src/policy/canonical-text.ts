import type { Node } from '../syntax/tree.ts';

/**
 * A text that is the same for two parts of a policy that mean the same: the order of members and of
 * list entries does not count, nor does a repeated entry, the list around a single entry, or whether
 * a number or truth value stands in quotes.
 */
export function canonicalText(node: Node): string {
  switch (node.kind) {
    case 'object':
      return `{${inOrder(node.members.map(({ key, value }) => memberText(key.value, value)))}}`;
    case 'array':
      return listText(node.items.map(canonicalText));
    case 'number':
      return JSON.stringify(node.text);
    case 'boolean':
      return JSON.stringify(String(node.value));
    case 'string':
      return JSON.stringify(node.value);
    case 'null':
      return 'null';
  }
}

/** The same for a member of an object. */
export function memberText(name: string, value: Node): string {
  return `${JSON.stringify(name)}:${canonicalText(value)}`;
}

function listText(items: readonly string[]): string {
  const distinct = [...new Set(items)];
  return distinct.length === 1 ? distinct.join() : `[${inOrder(distinct)}]`;
}

function inOrder(texts: readonly string[]): string {
  return texts.toSorted().join();
}

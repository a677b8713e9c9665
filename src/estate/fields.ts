import { property, type Member, type Node } from '../syntax/tree.ts';

// Readers of parts of an estate. What does not fit the schema reads as if it were absent: the
// schema's check is who complains.

/** A string member. */
export function textOf(node: Node | undefined, name: string): string | undefined {
  const value = property(node, name);
  return value?.kind === 'string' ? value.value : undefined;
}

/** A boolean member. */
export function flagOf(node: Node | undefined, name: string): boolean | undefined {
  const value = property(node, name);
  return value?.kind === 'boolean' ? value.value : undefined;
}

/** The items of a list member. */
export function itemsOf(node: Node | undefined, name: string): readonly Node[] {
  const value = property(node, name);
  return value?.kind === 'array' ? value.items : [];
}

/** The strings of a list member. */
export function textsOf(node: Node | undefined, name: string): readonly string[] {
  return itemsOf(node, name).flatMap((item) => (item.kind === 'string' ? item.value : []));
}

/** The members of an object-valued member. */
export function entriesOf(node: Node | undefined, name: string): readonly Member[] {
  const value = property(node, name);
  return value?.kind === 'object' ? value.members : [];
}

/** The strings of an object-valued member by their names. */
export function pairsOf(node: Node | undefined, name: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (const { key, value } of entriesOf(node, name)) {
    if (value.kind === 'string') pairs.set(key.value, value.value);
  }
  return pairs;
}

/** A string member that is one of a set of words. */
export function wordOf<Word extends string>(
  node: Node | undefined,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const text = textOf(node, name);
  return words.find((word) => word === text);
}

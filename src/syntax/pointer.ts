import { property, type Member, type Node } from './tree.ts';

/** The path of names and indexes from the root of a document to a node. */
export type Path = readonly (string | number)[];

/** A path as a JSON pointer (RFC 6901); the root is the empty string. */
export function jsonPointer(path: Path): string {
  return path.map((part) => `/${escape(String(part))}`).join('');
}

function escape(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The path from `root` to the innermost node at `offset`; a name counts as its member. */
export function pathAt(root: Node, offset: number): Path {
  const path: (string | number)[] = [];
  for (let node: Node | undefined = root; node;) node = stepTowards(node, offset, path);
  return path;
}

function stepTowards(node: Node, offset: number, path: (string | number)[]): Node | undefined {
  if (node.kind === 'array') {
    const index = lastStartingBefore(node.items, offset, (item) => item.at.start);
    const item = node.items[index];
    if (!item || offset >= item.at.end) return undefined;
    path.push(index);
    return item;
  }
  if (node.kind !== 'object') return undefined;
  const index = lastStartingBefore(node.members, offset, ({ key }: Member) => key.at.start);
  const member = node.members[index];
  if (!member || offset >= member.value.at.end) return undefined;
  path.push(member.key.value);
  return offset >= member.value.at.start ? member.value : undefined;
}

/** Binary search: items stand in the order of the text. -1 when all start later. */
function lastStartingBefore<T>(
  items: readonly T[],
  offset: number,
  start: (item: T) => number,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && start(item) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The node that a JSON pointer leads to, or the last one on the way that exists. */
export function nodeAt(root: Node, pointer: string): Node {
  const parts = pointer.split('/').slice(1);
  let node = root;
  for (const part of parts) {
    const next = child(node, part.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (!next) return node;
    node = next;
  }
  return node;
}

function child(node: Node, part: string): Node | undefined {
  if (node.kind === 'array') return node.items[Number(part)];
  return property(node, part);
}

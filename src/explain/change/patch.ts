import { fromValue } from '../../syntax/from-value.ts';
import { jsonPointer, type Path } from '../../syntax/pointer.ts';
import { toValue } from '../../syntax/to-value.ts';
import { property, type Node, type ObjectNode } from '../../syntax/tree.ts';
import type { PatchOperation } from './edit.ts';

/** A document after a patch; places of what is new are not those of a file. */
export function patched(document: ObjectNode, patch: readonly PatchOperation[]): ObjectNode {
  return patch.reduce((node, { path, value }) => {
    const made = fromValue(value);
    const next = made.kind === 'tree' ? written(node, path, made.root) : node;
    return next.kind === 'object' ? next : node;
  }, document);
}

function written(node: Node, [step, ...rest]: Path, value: Node): Node {
  if (step === undefined) return value;
  if (node.kind === 'array') {
    if (step === '-') return { ...node, items: [...node.items, value] };
    const items = node.items.map((item, at) => (at === step ? written(item, rest, value) : item));
    return { ...node, items };
  }
  return node.kind === 'object' ? withMember(node, [String(step), rest], value) : node;
}

function withMember(
  node: ObjectNode,
  [name, rest]: readonly [name: string, rest: Path],
  value: Node,
): ObjectNode {
  if (property(node, name)) {
    const members = node.members.map((member) =>
      member.key.value === name ? { ...member, value: written(member.value, rest, value) } : member,
    );
    return { ...node, members };
  }
  const key = { kind: 'string', at: node.at, value: name } as const;
  return rest.length === 0 ? { ...node, members: [...node.members, { key, value }] } : node;
}

/** The node at a path, if it is there. */
export function nodeOf(root: Node, path: Path): Node | undefined {
  return path.reduce<Node | undefined>((node, step) => {
    if (node?.kind === 'array') return node.items[Number(step)];
    return property(node, String(step));
  }, root);
}

/** Adds a text to a list, which may be written as a single text or not be there yet. */
export function addText(document: ObjectNode, path: Path, text: string): PatchOperation {
  const node = nodeOf(document, path);
  if (!node) return { op: 'add', path, value: text };
  if (node.kind === 'array') return { op: 'add', path: [...path, '-'], value: text };
  return { op: 'replace', path, value: [toValue(node), text] };
}

/** The path of a statement, which may stand outside a list. */
export function statementPath(document: ObjectNode, index: number): Path {
  return property(document, 'Statement')?.kind === 'array' ? ['Statement', index] : ['Statement'];
}

/** A condition to be added: operator, key and value. */
export type AddedTest = readonly [operator: string, key: string, value: string];

/** Adds a condition to the statement at a path, with the blocks on the way that are missing. */
export function addTest(
  document: ObjectNode,
  statement: Path,
  [operator, key, text]: AddedTest,
): PatchOperation {
  const block = [...statement, 'Condition'];
  if (!nodeOf(document, block))
    return { op: 'add', path: block, value: { [operator]: { [key]: text } } };
  const path = [...block, operator];
  if (!nodeOf(document, path)) return { op: 'add', path, value: { [key]: text } };
  return addText(document, [...path, key], text);
}

/** A patch in the form of RFC 6902. */
export function patchJson(patch: readonly PatchOperation[]): readonly object[] {
  return patch.map(({ op, path, value }) => ({ op, path: jsonPointer(path), value }));
}

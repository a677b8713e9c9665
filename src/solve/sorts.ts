import type { Relation } from './relation.ts';

/** Names in groups: those that relations of equality connect stand together. */
export function groupByEquality(
  names: readonly string[],
  relations: Iterable<Relation>,
): readonly (readonly string[])[] {
  const parents = new Map(names.map((name) => [name, name]));
  for (const { kind, variables } of relations) {
    const [left, right] = variables;
    if (kind !== 'equal' || left === undefined || right === undefined) continue;
    parents.set(rootOf(left, parents), rootOf(right, parents));
  }
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const root = rootOf(name, parents);
    const group = groups.get(root);
    if (group) group.push(name);
    else groups.set(root, [name]);
  }
  return [...groups.values()];
}

function rootOf(name: string, parents: Map<string, string>): string {
  let root = name;
  for (
    let next = parents.get(root);
    next !== undefined && next !== root;
    next = parents.get(root)
  ) {
    root = next;
  }
  parents.set(name, root);
  return root;
}

/** Puts together what has the same name, in the order of the first of each. */
export function groupBy<T, Name>(all: readonly T[], nameOf: (one: T) => Name): readonly T[][] {
  const groups = new Map<Name, T[]>();
  for (const one of all) {
    const name = nameOf(one);
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return [...groups.values()];
}

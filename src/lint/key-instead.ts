import type { Action } from '../catalog/action.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { isOfKind, keyTwins } from '../catalog/key-twins.ts';

/** A condition key that can be tested where another one is absent. */
export interface KeyInstead {
  /** As a policy writes it, with the free name of the key that it replaces. */
  readonly name: string;
  /** What it holds; it follows the name and a comma. */
  readonly meaning: string;
}

/** The key that says of all the actions what an absent key was to say, if AWS has one. */
export function keyInstead(
  text: string,
  actions: readonly Action[],
  catalog: Catalog,
): KeyInstead | undefined {
  const key = catalog.conditionKey(text);
  const [first, ...others] = actions;
  if (!key || !first) return undefined;
  const candidates = keysOf(first);
  for (const kind of keyTwins(key.name)) {
    const name = candidates.find(
      (candidate) =>
        isOfKind(candidate, kind) &&
        others.every((action) => catalog.presence(candidate, action) === 'possible'),
    );
    if (name !== undefined) {
      return { name: name + text.slice(key.name.length), meaning: kind.meaning };
    }
  }
  return undefined;
}

/** The names of the keys that the reference lists for an action, its resource types' included. */
function keysOf({ conditionKeys, resourceTypes }: Action): readonly string[] {
  return [
    ...conditionKeys,
    ...resourceTypes.flatMap((each) => [...each.conditionKeys, ...(each.type.conditionKeys ?? [])]),
  ];
}

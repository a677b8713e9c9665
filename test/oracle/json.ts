/** A JSON object, as `JSON.parse` gives it. Read its members with {@link member} only. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** True for a JSON object (not an array, not null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object's own member of that name, or undefined. Inherited names do not count. */
export function member(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** A string, or a non-empty list of strings, as a list; undefined for anything else. */
export function stringList(value: unknown): readonly string[] | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = list.filter((item) => typeof item === 'string');
  return texts.length === list.length && texts.length > 0 ? texts : undefined;
}

/** The text of a string, number or boolean; undefined for other JSON values. */
export function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A scalar, or a non-empty list of scalars, as texts; undefined for anything else. */
export function scalarList(value: unknown): readonly string[] | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = list.map(scalarText).filter((text) => text !== undefined);
  return texts.length === list.length && texts.length > 0 ? texts : undefined;
}

/** How many items of a list a message shows before it counts the rest. */
const LIST_LIMIT = 5;

/** Values for the placeholders of a message. */
export type WordData = Readonly<Record<string, string | number | readonly string[]>>;

/**
 * Fills a message template: `{name}` becomes the data's entry, a list its first items and a count.
 * Braces that are part of the data stay as they are.
 */
export function fill(template: string, data: WordData = {}): string {
  const values = new Map(Object.entries(data));
  return template.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values.get(name);
    return value === undefined ? placeholder : wordOf(value);
  });
}

function wordOf(value: WordData[string]): string {
  if (typeof value !== 'object') return String(value);
  const shown = value.slice(0, LIST_LIMIT).map((item) => `\`${item}\``);
  const more = value.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

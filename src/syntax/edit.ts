import type { Span } from './span.ts';
import type { ArrayNode, Member, Node, ObjectNode, StringNode } from './tree.ts';

/** Replaces the text at a place of the file. */
export interface Edit {
  readonly at: Span;
  readonly text: string;
}

/** Writes a string in the place of a value, in JSON's form. */
export function replaceString(node: { readonly at: Span }, value: string): Edit {
  return { at: node.at, text: JSON.stringify(value) };
}

/** Writes another text over the units `[from, to)` of a string's value. */
export function replacePart(
  node: StringNode,
  { from, to }: { readonly from: number; readonly to: number },
  text: string,
): Edit {
  return replaceString(node, node.value.slice(0, from) + text + node.value.slice(to));
}

/** A value to write: a string, or an object of such values. */
export type Written = string | { readonly [name: string]: Written };

/** Writes another member in front of those of an object. */
export function insertMember(object: ObjectNode, name: string, value: Written): Edit {
  const start = object.at.start + 1;
  const comma = object.members.length > 0 ? ',' : ' ';
  return { at: { start, end: start }, text: ` ${JSON.stringify(name)}: ${print(value)}${comma}` };
}

/** Writes another member behind those of an object. */
export function appendMember(object: ObjectNode, name: string, value: Written): Edit {
  const last = object.members.at(-1);
  if (!last) return insertMember(object, name, value);
  const { end } = last.value.at;
  return { at: { start: end, end }, text: `, ${JSON.stringify(name)}: ${print(value)}` };
}

function print(value: Written): string {
  if (typeof value === 'string') return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, of]) => `${JSON.stringify(name)}: ${print(of)}`,
  );
  return `{ ${members.join(', ')} }`;
}

/** Writes a string that stands for a whole object as the one member of such an object. */
export function wrapString(node: StringNode, name: string): Edit {
  const text = `{ ${JSON.stringify(name)}: ${JSON.stringify(node.value)} }`;
  return { at: node.at, text };
}

/** Removes a member of an object together with one comma. */
export function removeMember(object: ObjectNode, member: Member): Edit {
  const index = object.members.indexOf(member);
  const [before, own, after] = [index - 1, index, index + 1].map((at) => memberSpan(object, at));
  return cut(before, own ?? NOWHERE, after);
}

function memberSpan({ members }: ObjectNode, index: number): Span | undefined {
  const found = members[index];
  return found && { start: found.key.at.start, end: found.value.at.end };
}

/** Removes an item of an array together with one comma. */
export function removeItem(array: ArrayNode, index: number): Edit {
  return cut(
    array.items[index - 1]?.at,
    array.items[index]?.at ?? NOWHERE,
    array.items[index + 1]?.at,
  );
}

const NOWHERE: Span = { start: 0, end: 0 };

/** Writes several strings where one stood: as further items of its list, or as a list of their own. */
export function replaceWithAll(
  node: StringNode,
  values: readonly string[],
  list: Node | undefined,
): Edit {
  const texts = values.map((value) => JSON.stringify(value)).join(', ');
  const isItem = values.length === 1 || list?.kind === 'array';
  return { at: node.at, text: isItem ? texts : `[${texts}]` };
}

/** Takes the brackets of a list away and leaves its only item. */
export function unwrapItem({ at, items: [item] }: ArrayNode): readonly Edit[] {
  if (!item) return [];
  return [
    { at: { start: at.start, end: item.at.start }, text: '' },
    { at: { start: item.at.end, end: at.end }, text: '' },
  ];
}

/**
 * Removes some items of an array, given by their indexes in ascending order, each run of neighbours
 * with its commas: one `removeItem` each would not fit together.
 */
export function removeItems(array: ArrayNode, indexes: readonly number[]): readonly Edit[] {
  const gone = new Set(indexes);
  const first = indexes.filter((index) => !gone.has(index - 1));
  return first.map((from) => {
    let last = from;
    while (gone.has(last + 1)) last++;
    return cut(array.items[from - 1]?.at, joinItems(array, from, last), array.items[last + 1]?.at);
  });
}

function joinItems({ items }: ArrayNode, from: number, last: number): Span {
  return { start: items[from]?.at.start ?? 0, end: items[last]?.at.end ?? 0 };
}

/** Cuts from the end of the item before, or up to the start of the next when it is the first. */
function cut(before: Span | undefined, own: Span, after: Span | undefined): Edit {
  if (before) return { at: { start: before.end, end: own.end }, text: '' };
  return { at: { start: own.start, end: after ? after.start : own.end }, text: '' };
}

/**
 * Applies edits to a text. Edits that overlap an earlier one are left out: they wait for the next
 * pass over the changed text.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { at, text: replacement } of edits.toSorted((a, b) => a.at.start - b.at.start)) {
    if (at.start < from) continue;
    parts.push(text.slice(from, at.start), replacement);
    from = at.end;
  }
  return parts.join('') + text.slice(from);
}

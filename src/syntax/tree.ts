import type { Span } from './span.ts';

/** A value of a structured text. JSON, YAML and HCL give the same nodes; each knows its place. */
export type Node = ObjectNode | ArrayNode | StringNode | NumberNode | BooleanNode | NullNode;

export interface ObjectNode {
  readonly kind: 'object';
  readonly at: Span;
  /** In the order of the text; a repeated key appears as often as it was written. */
  readonly members: readonly Member[];
}

export interface Member {
  readonly key: StringNode;
  readonly value: Node;
}

export interface ArrayNode {
  readonly kind: 'array';
  readonly at: Span;
  readonly items: readonly Node[];
}

export interface StringNode {
  readonly kind: 'string';
  /** Quotes included. */
  readonly at: Span;
  readonly value: string;
  /**
   * Offset in the file of the UTF-16 unit `index` of `value` (its length gives the closing quote).
   * Absent when the units follow each other from `at.start + 1`: a JSON string without escapes.
   */
  readonly locate?: (index: number) => number;
}

export interface NumberNode {
  readonly kind: 'number';
  readonly at: Span;
  /** As written: a number is never rounded through a double. */
  readonly text: string;
}

export interface BooleanNode {
  readonly kind: 'boolean';
  readonly at: Span;
  readonly value: boolean;
}

export interface NullNode {
  readonly kind: 'null';
  readonly at: Span;
}

/** The first member of that name, if the object has one. */
export function member(object: ObjectNode, name: string): Member | undefined {
  return object.members.find(({ key }) => key.value === name);
}

/** The value of the first member of that name; undefined also when `node` is no object. */
export function property(node: Node | undefined, name: string): Node | undefined {
  return node?.kind === 'object' ? member(node, name)?.value : undefined;
}

/** True for a list without items. */
export function isEmptyList(node: Node | undefined): boolean {
  return node?.kind === 'array' && node.items.length === 0;
}

/** The place of the units `[from, to)` of a string's value. */
export function spanWithin(node: StringNode, from: number, to: number): Span {
  const locate = node.locate ?? ((index: number) => node.at.start + 1 + index);
  return { start: locate(from), end: locate(to) };
}

/** What a node is, in the words of the JSON grammar. */
export function describeKind(node: Node): string {
  const article = node.kind === 'object' || node.kind === 'array' ? 'an' : 'a';
  return node.kind === 'null' ? 'null' : `${article} ${node.kind}`;
}

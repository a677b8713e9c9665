import type { Member, Node, ObjectNode, StringNode } from '../syntax/tree.ts';

/** The elements of a statement, an element and its `Not…` twin counted as one. */
export type StatementPart =
  | 'Sid'
  | 'Effect'
  | 'Principal'
  | 'Action'
  | 'Resource'
  | 'Condition'
  /** An element that AWS does not know. */
  | 'unknown';

/** What to say of a part that does not have the form of the policy grammar. */
export const BROKEN: Readonly<Record<StatementPart, string>> = {
  unknown: 'it has an element that AWS does not know',
  Sid: 'its Sid is no string',
  Effect: 'its Effect is neither Allow nor Deny',
  Principal: 'its principal is malformed',
  Action: 'its Action does not have the form of one',
  Resource: 'its Resource does not have the form of one',
  Condition: 'its Condition does not have the form of one',
};

/** Parts of a statement that do not have the form of the policy grammar. */
export interface BrokenShape {
  readonly parts: ReadonlySet<StatementPart>;
  /** The keys of condition clauses whose values have the wrong type. */
  readonly clauses: ReadonlySet<StringNode>;
}

/**
 * Which parts of a statement are broken: written twice, beside their twin, or of the wrong type.
 * Source: IAM User Guide, reference_policies_grammar.
 */
export function brokenShape({ members }: ObjectNode): BrokenShape {
  const parts = new Set<StatementPart>();
  const seen = new Set<StatementPart>();
  for (const { key, value } of members) {
    const part = PARTS.get(key.value) ?? 'unknown';
    if (part === 'unknown' || seen.has(part) || !SHAPES[part](value)) parts.add(part);
    seen.add(part);
  }
  return { parts, clauses: new Set(members.flatMap(brokenClauses)) };
}

const PARTS: ReadonlyMap<string, StatementPart> = new Map<string, StatementPart>([
  ['Sid', 'Sid'],
  ['Effect', 'Effect'],
  ['Principal', 'Principal'],
  ['NotPrincipal', 'Principal'],
  ['Action', 'Action'],
  ['NotAction', 'Action'],
  ['Resource', 'Resource'],
  ['NotResource', 'Resource'],
  ['Condition', 'Condition'],
]);

const SHAPES: Readonly<Record<Exclude<StatementPart, 'unknown'>, (node: Node) => boolean>> = {
  Sid: isString,
  Effect: isString,
  Principal: (node) => isString(node) || isObject(node, isStrings),
  Action: isStrings,
  Resource: isStrings,
  // Values of the wrong type break their clause only.
  Condition: (node) => isObject(node, (keys) => isObject(keys, () => true)),
};

function isString({ kind }: Node): boolean {
  return kind === 'string';
}

function isStrings(node: Node): boolean {
  return node.kind === 'array' ? node.items.every(isString) : isString(node);
}

/** An object without repeated names, all of whose values fit. */
function isObject(node: Node, fits: (value: Node) => boolean): boolean {
  if (node.kind !== 'object') return false;
  const names = new Set(node.members.map(({ key }) => key.value));
  return names.size === node.members.length && node.members.every(({ value }) => fits(value));
}

function brokenClauses({ key, value }: Member): readonly StringNode[] {
  if (key.value !== 'Condition' || value.kind !== 'object') return [];
  return value.members
    .flatMap((operator) => (operator.value.kind === 'object' ? operator.value.members : []))
    .filter((clause) => !isScalars(clause.value))
    .map((clause) => clause.key);
}

function isScalars(node: Node): boolean {
  return node.kind === 'array' ? node.items.every(isScalar) : isScalar(node);
}

function isScalar({ kind }: Node): boolean {
  return kind === 'string' || kind === 'number' || kind === 'boolean';
}

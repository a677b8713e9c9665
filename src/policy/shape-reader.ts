import {
  describeKind,
  type Member,
  type Node,
  type ObjectNode,
  type StringNode,
} from '../syntax/tree.ts';
import type { PolicyProblem, PolicyProblemDetail } from './problem.ts';

/** Reads parts of one statement (or of the policy around them) and collects what does not fit. */
export class ShapeReader {
  readonly problems: PolicyProblem[] = [];
  readonly statement: number | undefined;

  constructor(statement: number | undefined) {
    this.statement = statement;
  }

  /** The members of an object by name; a repeated name keeps the first and is a problem. */
  members(object: ObjectNode): ReadonlyMap<string, Member> {
    const found = new Map<string, Member>();
    for (const member of object.members) {
      const name = member.key.value;
      if (found.has(name)) this.#problem(member.key, { kind: 'duplicate-key', name });
      else found.set(name, member);
    }
    return found;
  }

  /** The members of an object-valued member; none when it is absent or no object. */
  entries(member: Member | undefined): readonly Member[] {
    if (!member) return [];
    if (member.value.kind === 'object') return [...this.members(member.value).values()];
    this.wrongType(member.key.value, 'an object', member.value);
    return [];
  }

  /** The members that the grammar knows; the others are problems. */
  elements(
    object: ObjectNode,
    known: readonly string[],
    parent: 'policy' | 'statement',
  ): ReadonlyMap<string, Member> {
    const members = this.members(object);
    for (const [name, { key }] of members) {
      if (!known.includes(name)) this.#problem(key, { kind: 'unknown-element', name, parent });
    }
    return members;
  }

  string(member: Member | undefined): StringNode | undefined {
    if (!member) return undefined;
    if (member.value.kind === 'string') return member.value;
    return this.wrongType(member.key.value, 'a string', member.value);
  }

  /** The items of a value that may be one string or a list of strings. */
  strings(member: Member | undefined): readonly StringNode[] {
    return this.#items(member, 'a string or an array of strings', (node) =>
      node.kind === 'string' ? node : undefined,
    );
  }

  objects(member: Member | undefined): readonly ObjectNode[] {
    return this.#items(member, 'an object or an array of objects', (node) =>
      node.kind === 'object' ? node : undefined,
    );
  }

  #items<T>(
    member: Member | undefined,
    expected: string,
    accept: (node: Node) => T | undefined,
  ): readonly T[] {
    if (!member) return [];
    const nodes = member.value.kind === 'array' ? member.value.items : [member.value];
    return nodes.flatMap(
      (node) => accept(node) ?? this.wrongType(member.key.value, expected, node) ?? [],
    );
  }

  /** Records a value of a type that the grammar does not allow there. */
  wrongType(element: string, expected: string, node: Node): undefined {
    this.#problem(node, {
      kind: 'wrong-type',
      element,
      expected,
      found: describeKind(node),
      value: node,
    });
  }

  /** Records an element that stands beside its `Not…` twin. */
  pair(first: Member, second: Member): void {
    this.#problem(second.key, {
      kind: 'element-pair',
      first: first.key.value,
      second: second.key.value,
      firstAt: first.key.at,
    });
  }

  #problem(node: Node, problem: PolicyProblemDetail): void {
    this.problems.push({ at: node.at, statement: this.statement, ...problem });
  }
}

import {
  describeKind,
  member,
  type Member,
  type Node,
  type ObjectNode,
  type StringNode,
} from '../syntax/tree.ts';
import type { PolicyProblem, PolicyProblemDetail } from './problem.ts';

/** Reads parts of one statement (or of the policy around them) and collects what does not fit. */
export class ShapeReader {
  readonly statement: number | undefined;
  readonly #problems: PolicyProblem[];

  /**
   * @param statement Its index; undefined for the policy.
   * @param problems Where to put what does not fit.
   */
  constructor(statement: number | undefined, problems: PolicyProblem[]) {
    this.statement = statement;
    this.#problems = problems;
  }

  /** The members of an object; a repeated name keeps the first and is a problem. */
  members({ members }: ObjectNode): readonly Member[] {
    const repeated = repeatedMembers(members);
    if (repeated.length === 0) return members;
    for (const { key } of repeated) {
      this.#problem(key, { kind: 'duplicate-key', name: key.value });
    }
    const dropped = new Set(repeated);
    return members.filter((member) => !dropped.has(member));
  }

  /** The members of an object-valued member; none when it is absent or no object. */
  entries(member: Member | undefined): readonly Member[] {
    if (!member) return [];
    if (member.value.kind === 'object') return this.members(member.value);
    this.wrongType(member.key.value, 'an object', member.value);
    return [];
  }

  /** Finds elements by name, the first where one is repeated; unknown elements are problems. */
  elements(
    object: ObjectNode,
    known: readonly string[],
    parent: 'policy' | 'statement',
  ): (name: string) => Member | undefined {
    for (const { key } of this.members(object)) {
      const name = key.value;
      if (!known.includes(name)) this.#problem(key, { kind: 'unknown-element', name, parent });
    }
    return (name) => member(object, name);
  }

  string(member: Member | undefined): StringNode | undefined {
    if (!member) return undefined;
    if (member.value.kind === 'string') return member.value;
    return this.wrongType(member.key.value, 'a string', member.value);
  }

  /** The items of a value that may be one string or a list of strings. */
  strings(member: Member | undefined): readonly StringNode[] {
    const strings: StringNode[] = [];
    for (const node of this.items(member)) {
      if (node.kind === 'string') strings.push(node);
      else this.wrongType(member?.key.value ?? '', 'a string or an array of strings', node);
    }
    return strings;
  }

  /** The items of a value that may be one thing or a list of them. */
  items(member: Member | undefined): readonly Node[] {
    if (!member) return [];
    return member.value.kind === 'array' ? member.value.items : [member.value];
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
    this.#problems.push({ at: node.at, statement: this.statement, ...problem });
  }
}

/** The members whose name an earlier one has. Linear in the members. */
export function repeatedMembers(members: readonly Member[]): readonly Member[] {
  if (members.length <= FEW && areDistinct(members)) return NONE;
  const names = new Set<string>();
  return members.filter(({ key: { value } }) => {
    const isRepeated = names.has(value);
    names.add(value);
    return isRepeated;
  });
}

const NONE: readonly Member[] = [];

/** So few members are compared one by one, which is faster than a set. */
const FEW = 16;

function areDistinct(members: readonly Member[]): boolean {
  for (let index = 1; index < members.length; index++) {
    const name = members[index]?.key.value;
    for (let before = 0; before < index; before++) {
      if (members[before]?.key.value === name) return false;
    }
  }
  return true;
}

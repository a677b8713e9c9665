import { jsonPointer, type Path } from '../syntax/pointer.ts';
import type { Span } from '../syntax/span.ts';
import { describeKind, type ArrayNode, type Node, type ObjectNode } from '../syntax/tree.ts';

/** A part of an input that does not have the form which the contract asks for. */
export interface InputProblem {
  readonly at: Span;
  /** JSON pointer of the part. */
  readonly pointer: string;
  /** What is wrong, in one clause. */
  readonly message: string;
}

/** A node with its path from the root of the input. */
export interface Placed<T extends Node = Node> {
  readonly node: T;
  readonly path: Path;
}

/** Reads parts of an input and collects what does not fit. Never throws. */
export class InputReader {
  readonly problems: InputProblem[] = [];

  report({ node, path }: Placed, message: string): undefined {
    this.problems.push({ at: node.at, pointer: jsonPointer(path), message });
  }

  /** The members of an object by name; names that are not known and repeated ones are problems. */
  members(placed: Placed | undefined, known: readonly string[]): ReadonlyMap<string, Placed> {
    const found = this.entries(placed);
    for (const [name, member] of found) {
      if (!known.includes(name)) this.report(member, `\`${name}\` has no meaning here`);
    }
    return found;
  }

  /** The members of an object whatever their names; none for a part that is not there. */
  entries(placed: Placed | undefined): ReadonlyMap<string, Placed> {
    const found = new Map<string, Placed>();
    if (!placed) return found;
    const { node, path } = placed;
    if (node.kind !== 'object') this.#wrong(placed, 'an object');
    else for (const member of node.members) this.#enter(member, path, found);
    return found;
  }

  #enter(
    { key, value }: ObjectNode['members'][number],
    path: Path,
    found: Map<string, Placed>,
  ): void {
    const member = { node: value, path: [...path, key.value] };
    if (found.has(key.value)) this.report({ ...member, node: key }, `\`${key.value}\` is repeated`);
    else found.set(key.value, member);
  }

  required(members: ReadonlyMap<string, Placed>, name: string, parent: Placed): Placed | undefined {
    return members.get(name) ?? this.report(parent, `\`${name}\` is missing`);
  }

  string(placed: Placed | undefined): string | undefined {
    if (!placed) return undefined;
    return placed.node.kind === 'string' ? placed.node.value : this.#wrong(placed, 'a string');
  }

  /** A string, number or boolean as its text. */
  scalar(placed: Placed): string | undefined {
    const { node } = placed;
    switch (node.kind) {
      case 'string':
        return node.value;
      case 'number':
        return node.text;
      case 'boolean':
        return String(node.value);
      default:
        return this.#wrong(placed, 'a string, a number or a boolean');
    }
  }

  boolean(placed: Placed | undefined): boolean | undefined {
    if (!placed) return undefined;
    return placed.node.kind === 'boolean' ? placed.node.value : this.#wrong(placed, 'a boolean');
  }

  /** The items of an array; none for a part that is not there. */
  items(placed: Placed | undefined): readonly Placed[] {
    if (!placed) return [];
    if (placed.node.kind !== 'array') return this.#wrong(placed, 'an array') ?? [];
    const { items }: ArrayNode = placed.node;
    return items.map((node, index) => ({ node, path: [...placed.path, index] }));
  }

  strings(placed: Placed | undefined): readonly string[] {
    return this.items(placed).flatMap((item) => this.string(item) ?? []);
  }

  #wrong(placed: Placed, expected: string): undefined {
    return this.report(placed, `${expected} is expected here, not ${describeKind(placed.node)}`);
  }
}

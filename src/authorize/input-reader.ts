import { jsonPointer, type Path } from '../syntax/pointer.ts';
import type { Span } from '../syntax/span.ts';
import { repeatedMembers } from '../policy/shape-reader.ts';
import { describeKind, property, type Member, type Node } from '../syntax/tree.ts';

/** A part of an input that does not have the form which the contract asks for. */
export interface InputProblem {
  readonly at: Span;
  /** JSON pointer of the part. */
  readonly pointer: string;
  /** What is wrong, in one clause. */
  readonly message: string;
}

/** A node with where it stands in the input. */
export interface Placed {
  readonly node: Node;
  /** The part that it stands in; undefined for the whole input. */
  readonly parent: Placed | undefined;
  /** Its name or index there. */
  readonly step: string | number;
}

function pathOf({ parent, step }: Placed): Path {
  return parent ? [...pathOf(parent), step] : [];
}

/** The members of one object, to be found by name. */
export class Members {
  readonly #parent: Placed | undefined;

  /** @param parent The object; without one there are no members. */
  constructor(parent: Placed | undefined) {
    this.#parent = parent;
  }

  get(name: string): Placed | undefined {
    const node = property(this.#parent?.node, name);
    return node && { node, parent: this.#parent, step: name };
  }
}

const NO_MEMBERS: readonly Member[] = [];
const NO_ITEMS: readonly Placed[] = [];

/** Reads parts of an input and collects what does not fit. Never throws. */
export class InputReader {
  readonly problems: InputProblem[] = [];

  report(placed: Placed, message: string): undefined {
    this.problems.push({ at: placed.node.at, pointer: jsonPointer(pathOf(placed)), message });
  }

  /** The members of an object; names that are not known are problems. */
  members(placed: Placed | undefined, known: readonly string[]): Members {
    for (const { key, value } of this.#members(placed)) {
      if (known.includes(key.value)) continue;
      const member = { node: value, parent: placed, step: key.value };
      this.report(member, `\`${key.value}\` has no meaning here`);
    }
    return new Members(placed);
  }

  /** The members of an object whatever their names; none for a part that is not there. */
  entries(placed: Placed | undefined): readonly Placed[] {
    const members = this.#members(placed);
    return members.map(({ key, value }) => ({ node: value, parent: placed, step: key.value }));
  }

  #members(placed: Placed | undefined): readonly Member[] {
    if (!placed) return NO_MEMBERS;
    const { node } = placed;
    if (node.kind !== 'object') return this.#wrong(placed, 'an object') ?? NO_MEMBERS;
    for (const { key } of repeatedMembers(node.members)) {
      this.report({ node: key, parent: placed, step: key.value }, `\`${key.value}\` is repeated`);
    }
    return node.members;
  }

  required(members: Members, name: string, parent: Placed): Placed | undefined {
    const member = members.get(name);
    // What is no object was reported as such.
    if (member || parent.node.kind !== 'object') return member;
    return this.report(parent, `\`${name}\` is missing`);
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
    if (!placed) return NO_ITEMS;
    const { node: list } = placed;
    if (list.kind !== 'array') return this.#wrong(placed, 'an array') ?? NO_ITEMS;
    return list.items.map((node, step) => ({ node, parent: placed, step }));
  }

  strings(placed: Placed | undefined): readonly string[] {
    return this.items(placed).flatMap((item) => this.string(item) ?? []);
  }

  #wrong(placed: Placed, expected: string): undefined {
    return this.report(placed, `${expected} is expected here, not ${describeKind(placed.node)}`);
  }
}

import { DEPTH_LIMIT } from './depth-limit.ts';
import type { Span } from './span.ts';
import type { Member, Node, StringNode } from './tree.ts';

/** The tree of a JavaScript value, or why the value is no JSON document that keyproof reads. */
export type FromValue =
  | { readonly kind: 'tree'; readonly root: Node }
  | { readonly kind: 'fault'; readonly message: string };

/** More nodes than this in one value are refused; a value that refers to itself has no end. */
const NODE_LIMIT = 8_000_000;

/** Where all nodes of a value are: values have no text. */
const NOWHERE: Span = { start: 0, end: 0 };

/**
 * Makes the tree of a value such as `JSON.parse` gives, without places. Members that are undefined
 * are left out, as `JSON.stringify` does. Never throws for plain data; a function, a symbol, a big
 * integer and a value that is too deep or too large give a fault.
 */
export function fromValue(value: unknown): FromValue {
  const reader = new ValueReader();
  const root = reader.read(value, 1);
  if (reader.fault !== undefined) return { kind: 'fault', message: reader.fault };
  return { kind: 'tree', root };
}

class ValueReader {
  fault: string | undefined;
  #nodes = 0;

  read(value: unknown, depth: number): Node {
    if (this.fault !== undefined) return NULL;
    if (++this.#nodes > NODE_LIMIT) return this.#refuse('the value is too large');
    switch (typeof value) {
      case 'string':
        return text(value);
      case 'number':
        return this.#number(value);
      case 'boolean':
        return { kind: 'boolean', at: NOWHERE, value };
      case 'object':
        return value === null ? NULL : this.#container(value, depth);
      default:
        return this.#refuse('the value holds something that JSON does not know');
    }
  }

  #number(value: number): Node {
    if (Number.isFinite(value)) return { kind: 'number', at: NOWHERE, text: String(value) };
    return this.#refuse('the value holds a number that JSON does not know');
  }

  #container(value: object, depth: number): Node {
    if (depth > DEPTH_LIMIT) return this.#refuse('the value nests too deep');
    if (isRecord(value)) return this.#object(value, depth);
    const list: readonly unknown[] = Array.isArray(value) ? value : [];
    return { kind: 'array', at: NOWHERE, items: list.map((item) => this.read(item, depth + 1)) };
  }

  #object(value: Readonly<Record<string, unknown>>, depth: number): Node {
    const members: Member[] = [];
    for (const name of Object.keys(value)) {
      const part = value[name];
      if (part === undefined) continue;
      members.push({ key: text(name), value: this.read(part, depth + 1) });
    }
    return { kind: 'object', at: NOWHERE, members };
  }

  #refuse(message: string): Node {
    this.fault ??= message;
    return NULL;
  }
}

const NULL: Node = { kind: 'null', at: NOWHERE };

function isRecord(value: object): value is Readonly<Record<string, unknown>> {
  return !Array.isArray(value);
}

function text(value: string): StringNode {
  return { kind: 'string', at: NOWHERE, value };
}

import { DEPTH_LIMIT } from './depth-limit.ts';
import { hasRepeatedName } from './repeated-name.ts';
import { scanString } from './scan-string.ts';
import type { Span } from './span.ts';
import type { Member, Node, ObjectNode, StringNode } from './tree.ts';

/** A text that is JSON, as a tree and as a value. */
export interface ValidJson {
  readonly root: Node;
  /** As `JSON.parse` gives it. */
  readonly value: unknown;
}

/**
 * Where a text holds documents that are read later: the names of the members that hold them, with
 * the number of objects between the member and its documents. Lists do not count.
 */
export type Documents = ReadonlyMap<string, number>;

/**
 * Reads a text in which nothing is to be found fault with: the tree is the one that
 * `parseTolerantly` gives, several times faster. Undefined for every other text: one that is no JSON, repeats a name,
 * nests too deep or holds half a surrogate pair. The members of documents are read when they are
 * first asked for; names that are repeated in them are for their readers to complain of.
 */
export function readValidJson(text: string, documents: Documents = NONE): ValidJson | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const root = new ValidReader(text, documents).read();
  return root && { root, value };
}

const NONE: Documents = new Map();

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Only says where things stand: that they stand there, `JSON.parse` has said. */
class ValidReader {
  readonly #text: string;
  readonly #documents: Documents;
  readonly #texts = new Map<string, string>();
  #index: number;
  /** Something that the parser would find fault with. */
  #isOdd = false;

  constructor(text: string, documents: Documents, start = 0) {
    this.#text = text;
    this.#documents = documents;
    this.#index = start;
  }

  read(): Node | undefined {
    const root = this.#value(0);
    return this.#isOdd ? undefined : root;
  }

  /** The members of the object at the index. */
  members(): readonly Member[] {
    return this.#members(0);
  }

  /** @param toDocument How many objects are between the value and a document; none is below else. */
  #value(depth: number, toDocument?: number): Node {
    const code = this.#next();
    if (code === QUOTE) return this.#string();
    if (code === OPEN_BRACE) {
      return toDocument === 0 ? this.#document(depth) : this.#object(depth + 1, toDocument);
    }
    if (code === OPEN_BRACKET) return this.#array(depth + 1, toDocument);
    return this.#word();
  }

  #object(depth: number, toDocument?: number): Node {
    const start = this.#index;
    const members = this.#members(depth, toDocument);
    this.#isOdd ||= hasRepeatedName(members);
    return { kind: 'object', at: { start, end: this.#index }, members };
  }

  #members(depth: number, toDocument?: number): readonly Member[] {
    const members: Member[] = [];
    this.#open(depth);
    while (!this.#isOdd && this.#next() !== CLOSE_BRACE) {
      const key = this.#string();
      this.#next();
      this.#index++;
      const inner = toDocument === undefined ? this.#documents.get(key.value) : toDocument - 1;
      members.push({ key, value: this.#value(depth, inner) });
      this.#comma();
    }
    this.#index++;
    return members;
  }

  #array(depth: number, toDocument?: number): Node {
    const start = this.#open(depth);
    const items: Node[] = [];
    while (!this.#isOdd && this.#next() !== CLOSE_BRACKET) {
      items.push(this.#value(depth, toDocument));
      this.#comma();
    }
    return { kind: 'array', at: { start, end: ++this.#index }, items };
  }

  #document(depth: number): Node {
    const start = this.#index;
    this.#skip(depth);
    return new UnreadDocument(this.#text, { start, end: this.#index });
  }

  /** Goes to the end of the object at the index. */
  #skip(above: number): void {
    const text = this.#text;
    let index = this.#index;
    let depth = above;
    do {
      const code = text.charCodeAt(index++);
      if (code === QUOTE) index = this.#endOfString(index);
      else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
        if (++depth > DEPTH_LIMIT) this.#isOdd = true;
      } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth--;
    } while (depth > above);
    this.#index = index;
  }

  /** Where the string ends whose quote stands before the index. */
  #endOfString(from: number): number {
    const text = this.#text;
    let index = from;
    for (let code = text.charCodeAt(index++); code !== QUOTE; code = text.charCodeAt(index++)) {
      if (code !== BACKSLASH) continue;
      // Perhaps half a surrogate pair: left to the parser.
      if (SURROGATE_ESCAPE.test(text.slice(index, index + 2))) this.#isOdd = true;
      index++;
    }
    return index;
  }

  #open(depth: number): number {
    if (depth > DEPTH_LIMIT) this.#isOdd = true;
    return this.#index++;
  }

  #comma(): void {
    if (this.#next() === COMMA) this.#index++;
  }

  #string(): StringNode {
    const text = this.#text;
    const start = this.#index;
    for (let index = start + 1; ; index++) {
      const code = text.charCodeAt(index);
      if (code === QUOTE) {
        this.#index = index + 1;
        const at = { start, end: this.#index };
        return { kind: 'string', at, value: this.#shared(text.slice(start + 1, index)) };
      }
      if (code === BACKSLASH || (code >= 0xd800 && code <= 0xdfff)) return this.#scanned(start);
    }
  }

  /** The same string for the same text: comparing it looks no further, and memory holds it once. */
  #shared(value: string): string {
    const first = this.#texts.get(value);
    if (first !== undefined) return first;
    if (this.#texts.size < MOST_TEXTS) this.#texts.set(value, value);
    return value;
  }

  /** A string whose units do not follow each other in the text. */
  #scanned(start: number): StringNode {
    const { end, text, faults } = scanString(this.#text, start);
    this.#isOdd ||= faults.length > 0;
    this.#index = end;
    const { value, units } = text;
    return {
      kind: 'string',
      at: { start, end },
      value,
      locate: (index) => units?.[index] ?? end,
    };
  }

  #word(): Node {
    const start = this.#index;
    let end = start;
    while (isOfWord(this.#text.charCodeAt(end))) end++;
    this.#index = end;
    const text = this.#text.slice(start, end);
    const at = { start, end };
    if (text === 'null') return { kind: 'null', at };
    if (text === 'true' || text === 'false') return { kind: 'boolean', at, value: text === 'true' };
    return { kind: 'number', at, text };
  }

  /** Skips white space; the code of what follows. */
  #next(): number {
    let code = this.#text.charCodeAt(this.#index);
    while (code <= 0x20) code = this.#text.charCodeAt(++this.#index);
    return code;
  }
}

/** Policies repeat few texts; of a text with many, the later ones are not shared. */
const MOST_TEXTS = 10_000;

const SURROGATE_ESCAPE = /^u[dD]/;

/** A document whose members are read when they are first asked for. */
class UnreadDocument implements ObjectNode {
  readonly kind = 'object';
  readonly at: Span;
  readonly #text: string;
  #members: readonly Member[] | undefined;

  constructor(text: string, at: Span) {
    this.at = at;
    this.#text = text;
  }

  get members(): readonly Member[] {
    return (this.#members ??= new ValidReader(this.#text, NONE, this.at.start).members());
  }
}

/** Letters, digits and the signs of numbers; not the end of the text, which is no code. */
function isOfWord(code: number): boolean {
  return code > 0x20 && code !== COMMA && code !== CLOSE_BRACKET && code !== CLOSE_BRACE;
}

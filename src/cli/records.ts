import { StringDecoder } from 'node:string_decoder';
import { SIZE_LIMIT } from '../syntax/decode.ts';

/** One JSON value of a stream, as text. */
export interface JsonRecord {
  readonly text: string;
  /** The line of the stream on which it begins, from 1. */
  readonly line: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const COMMA = 0x2c;
const NEWLINE = 0x0a;

/**
 * Cuts a stream into its JSON values: one value, values one after the other (one a line or spread
 * over several), or the items of one array. Memory holds one value at a time, whatever the length of
 * the stream. It only counts brackets; whether a value is JSON is the parser's to say.
 */
export class RecordSplitter {
  readonly #decoder = new StringDecoder('utf8');
  #buffer = '';
  /** Where scanning goes on, and where the value in hand began; -1 between values. */
  #index = 0;
  #start = -1;
  #depth = 0;
  #inString = false;
  /** The stream is one array, whose items are the values. */
  #inArray = false;
  #begun = false;
  #line = 1;
  #startLine = 1;

  /** The values that end in this piece of the stream. */
  push(bytes: Uint8Array): readonly JsonRecord[] {
    return this.#take(
      this.#decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)),
    );
  }

  /** What is left when the stream ends; a value that was never closed too. */
  end(): readonly JsonRecord[] {
    const records = this.#take(`${this.#decoder.end()}\n`);
    if (this.#start < 0) return records;
    return [...records, this.#cut(this.#buffer.length)];
  }

  #take(text: string): readonly JsonRecord[] {
    const records: JsonRecord[] = [];
    this.#buffer += text;
    for (; this.#index < this.#buffer.length; this.#index++) {
      const code = this.#buffer.charCodeAt(this.#index);
      if (code === NEWLINE) this.#line++;
      const end = this.#start < 0 ? this.#between(code) : this.#within(code);
      if (end !== undefined) records.push(this.#cut(end));
    }
    this.#drop();
    return records;
  }

  /** Looks for the start of the next value. */
  #between(code: number): undefined {
    if (code <= 0x20 || code === 0xfeff || (code === COMMA && this.#begun)) return;
    const first = !this.#begun;
    this.#begun = true;
    if (first && code === OPEN_BRACKET) {
      this.#inArray = true;
    } else if (!(this.#inArray && code === CLOSE_BRACKET)) {
      this.#start = this.#index;
      this.#startLine = this.#line;
      this.#within(code);
    }
  }

  /** Follows the value in hand; gives the offset after its end once that is reached. */
  #within(code: number): number | undefined {
    if (this.#inString) {
      if (code === BACKSLASH) this.#index++;
      // A line end closes a string that misses its quote, as in the parser.
      else if (code === QUOTE || code === NEWLINE) this.#inString = false;
      return undefined;
    }
    if (code === QUOTE) this.#inString = true;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) this.#depth++;
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      return --this.#depth <= 0 ? this.#index + 1 : undefined;
    } else if (this.#depth === 0 && code === NEWLINE) return this.#index;
    return undefined;
  }

  #cut(end: number): JsonRecord {
    const record = { text: this.#buffer.slice(this.#start, end), line: this.#startLine };
    this.#start = -1;
    this.#depth = 0;
    this.#inString = false;
    return record;
  }

  /** Forgets what has been cut; a value beyond all limits is cut where it stands. */
  #drop(): void {
    const from = this.#start < 0 ? this.#index : this.#start;
    this.#buffer = this.#buffer.slice(from);
    this.#index -= from;
    if (this.#start >= 0) this.#start = 0;
  }

  /** True when the value in hand is larger than keyproof reads. */
  get isTooLarge(): boolean {
    return this.#start >= 0 && this.#buffer.length > SIZE_LIMIT;
  }
}

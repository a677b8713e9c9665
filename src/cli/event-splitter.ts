import { StringDecoder } from 'node:string_decoder';
import { SIZE_LIMIT } from '../syntax/decode.ts';

/** A JSON value or one line of other text, from a stream of events. */
export interface EventPiece {
  readonly kind: 'json' | 'text';
  readonly text: string;
  /** The line of the stream on which it begins, from 1. */
  readonly line: number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const NEWLINE = 0x0a;

/** A file of AWS CloudTrail, or what `aws cloudtrail lookup-events` prints. */
const ENVELOPE = /\{\s{0,40}"(?:Records|Events|events)"\s{0,40}:\s{0,40}\[/y;
/** A list; some log lines begin with a bracket that opens none. */
const LIST = /\[\s{0,40}[{["\]]/y;
/** No opening is longer. */
const OPENING = 160;
/** A longer line of text is cut. */
const LONGEST_LINE = 65_536;

/**
 * Cuts a stream into events: JSON values one after the other, the items of a list, the records in
 * files of AWS CloudTrail (several may follow each other), and lines of text. Memory holds one value
 * at a time. It only counts brackets; whether a value is JSON is the parser's to say.
 */
export class EventSplitter {
  readonly #decoder = new StringDecoder('utf8');
  #buffer = '';
  /** Where scanning goes on, and where the value in hand began; -1 between values. */
  #index = 0;
  #start = -1;
  #kind: EventPiece['kind'] = 'json';
  #depth = 0;
  #inString = false;
  /** What the next value stands in; `rest`: behind the list of an envelope. */
  #place: 'top' | 'list' | 'envelope' | 'rest' = 'top';
  #line = 1;
  #startLine = 1;

  /** The events that end in this piece of the stream. */
  push(bytes: Uint8Array): readonly EventPiece[] {
    const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    return this.#take(this.#decoder.write(piece), false);
  }

  /** What is left when the stream ends; a value that was never closed too. */
  end(): readonly EventPiece[] {
    const pieces = this.#take(`${this.#decoder.end()}\n`, true);
    return this.#start < 0 || this.#place === 'rest'
      ? pieces
      : [...pieces, this.#cut(this.#buffer.length)];
  }

  /** True when the value in hand is larger than keyproof reads. */
  get isTooLarge(): boolean {
    return this.#start >= 0 && this.#buffer.length > SIZE_LIMIT;
  }

  #take(text: string, isLast: boolean): readonly EventPiece[] {
    const pieces: EventPiece[] = [];
    this.#buffer += text;
    while (this.#index < this.#buffer.length) {
      if (this.#start < 0 && !isLast && this.#buffer.length - this.#index < OPENING) break;
      const end = this.#start < 0 ? this.#between() : this.#within();
      if (end === undefined) continue;
      if (this.#place !== 'rest') pieces.push(this.#cut(end));
      else this.#leave();
    }
    this.#drop();
    return pieces;
  }

  /** Looks at one character between values: skips it, or begins a value or a list with it. */
  #between(): undefined {
    const code = this.#buffer.charCodeAt(this.#index);
    const isInside = this.#place !== 'top';
    if (code <= 0x20 || code === 0xfeff || (code === COMMA && isInside)) {
      if (code === NEWLINE) this.#line++;
      this.#index++;
    } else if (code === CLOSE_BRACKET && isInside) {
      this.#index++;
      if (this.#place === 'list') this.#place = 'top';
      else this.#begin('json', 'rest');
    } else if (isInside) this.#begin('json', this.#place);
    else this.#top(code);
  }

  #top(code: number): void {
    if (code === OPEN_BRACE && this.#opens(ENVELOPE)) {
      this.#enter('envelope', ENVELOPE.lastIndex);
    } else if (code === OPEN_BRACKET && this.#opens(LIST)) this.#enter('list', this.#index + 1);
    else this.#begin(code === OPEN_BRACE ? 'json' : 'text', 'top');
  }

  #opens(opening: RegExp): boolean {
    opening.lastIndex = this.#index;
    return opening.test(this.#buffer);
  }

  #enter(place: 'list' | 'envelope', index: number): void {
    this.#place = place;
    this.#line += linesIn(this.#buffer.slice(this.#index, index));
    this.#index = index;
  }

  #begin(kind: EventPiece['kind'], place: 'top' | 'list' | 'envelope' | 'rest'): void {
    this.#kind = kind;
    this.#place = place;
    this.#start = this.#index;
    this.#startLine = this.#line;
    // The brace that closes an envelope was opened before.
    this.#depth = place === 'rest' ? 1 : 0;
  }

  /** Follows the value in hand; gives the offset after its end once that is reached. */
  #within(): number | undefined {
    return this.#kind === 'text' ? this.#withinLine() : this.#withinValue();
  }

  #withinLine(): number | undefined {
    const newline = this.#buffer.indexOf('\n', this.#index);
    this.#index = newline < 0 ? this.#buffer.length : newline;
    return newline >= 0 || this.#index - this.#start > LONGEST_LINE ? this.#index : undefined;
  }

  #withinValue(): number | undefined {
    while (this.#index < this.#buffer.length) {
      if (!this.#inString) {
        const end = this.#step(this.#buffer.charCodeAt(this.#index));
        if (end !== undefined) return end;
      } else if (this.#skipString() && this.#depth === 0) return this.#index;
    }
    return undefined;
  }

  #step(code: number): number | undefined {
    if (this.#depth === 0 && (code === COMMA || code === CLOSE_BRACKET || code === NEWLINE)) {
      return this.#index;
    }
    this.#index++;
    if (code === QUOTE) this.#inString = true;
    else if (code === NEWLINE) this.#line++;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) this.#depth++;
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      return --this.#depth <= 0 ? this.#index : undefined;
    }
    return undefined;
  }

  /** Goes behind the end of a string; false when it is not there yet. A line end closes it, too. */
  #skipString(): boolean {
    const buffer = this.#buffer;
    for (; this.#index < buffer.length; this.#index++) {
      const code = buffer.charCodeAt(this.#index);
      if (code === BACKSLASH) this.#index++;
      else if (code === QUOTE || code === NEWLINE) {
        this.#inString = false;
        if (code === QUOTE) this.#index++;
        return true;
      }
    }
    return false;
  }

  #cut(end: number): EventPiece {
    const text = this.#buffer.slice(this.#start, end);
    this.#start = -1;
    this.#inString = false;
    return { kind: this.#kind, text, line: this.#startLine };
  }

  /** The end of an envelope. */
  #leave(): void {
    this.#start = -1;
    this.#place = 'top';
  }

  /** Forgets what has been cut; what stands behind the list of an envelope is of no use. */
  #drop(): void {
    const isUseless = this.#start < 0 || this.#place === 'rest';
    const from = isUseless ? Math.min(this.#index, this.#buffer.length) : this.#start;
    this.#buffer = this.#buffer.slice(from);
    this.#index -= from;
    if (this.#start >= 0) this.#start = 0;
  }
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}

/** A place in a text for people: lines and columns start at 1, columns count UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** Turns offsets of one text into positions. LF, CRLF and CR end a line; U+2028 does not. */
export class LineMap {
  readonly #starts: readonly number[];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    this.#starts = lineStarts(text);
  }

  /** The position of `offset`; offsets outside the text are clamped to its ends. */
  position(offset: number): Position {
    const inside = Math.max(0, Math.min(offset, this.#text.length));
    const line = this.#lineAt(inside);
    return { line, column: inside - this.#startOf(line) + 1, offset: inside };
  }

  /** The text of a line (from 1), without its line end; empty for a line that does not exist. */
  line(line: number): string {
    const start = this.#startOf(line);
    let end = this.#starts[line] ?? this.#text.length;
    // By hand: a minified policy is one line of megabytes, and every finding asks for it.
    while (end > start && isLineEnd(this.#text.charCodeAt(end - 1))) end--;
    return this.#text.slice(start, end);
  }

  #startOf(line: number): number {
    return this.#starts[line - 1] ?? this.#text.length;
  }

  /** Binary search for the last line that starts at or before `offset`. */
  #lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  let carriage = text.indexOf('\r');
  for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
    for (; carriage >= 0 && carriage < feed; carriage = text.indexOf('\r', carriage + 1)) {
      if (carriage + 1 < feed) starts.push(carriage + 1);
    }
    starts.push(feed + 1);
  }
  for (; carriage >= 0; carriage = text.indexOf('\r', carriage + 1)) starts.push(carriage + 1);
  return starts;
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

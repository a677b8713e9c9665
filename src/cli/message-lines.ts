/** An error message, which may have been wrapped over several lines. */
export interface TextMessage {
  readonly text: string;
  /** The line on which it begins. */
  readonly line: number;
}

/** Lines that begin a message of their own. */
const OPENING =
  /An error occurred \(|operation error |^(?:Access Denied|Forbidden)|^[\w.]*(?:Exception|AccessDenied)\b.*: /;
const USER = 'User: ';
/** More of one message is not read. */
const LONGEST = 16_384;

/**
 * Puts lines of text together to error messages: a blank line ends one, and so does a line that begins
 * another. A line of a log that is a message by itself is one.
 */
export class MessageLines {
  #lines: string[] = [];
  #length = 0;
  #namesUser = false;
  #first = 0;
  #next = 0;

  /** Takes a line and gives the message that ended before it. */
  push(text: string, line: number): readonly TextMessage[] {
    const isNext = line === this.#next && !this.#begins(text);
    const ended = isNext ? [] : this.end();
    if (this.#lines.length === 0) this.#first = line;
    if (this.#length < LONGEST) this.#lines.push(text);
    this.#length += text.length;
    this.#namesUser ||= text.includes(USER);
    this.#next = line + 1;
    return ended;
  }

  /** The message in hand. */
  end(): readonly TextMessage[] {
    if (this.#lines.length === 0) return [];
    const message = { text: this.#lines.join('\n'), line: this.#first };
    this.#lines = [];
    this.#length = 0;
    this.#namesUser = false;
    return [message];
  }

  #begins(text: string): boolean {
    // A line break may stand between the code of an error and its text.
    if (this.#lines.at(-1)?.trimEnd().endsWith(':') === true) return false;
    if (OPENING.test(text.slice(0, 400))) return true;
    return this.#namesUser && text.includes(USER);
  }
}

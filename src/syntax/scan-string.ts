import type { Span } from './span.ts';
import type { SyntaxProblemKind } from './problem.ts';
import type { ScannedText } from './tokens.ts';

/** The string at `open` (its quote), where it ends, and what was wrong inside. */
export interface StringScan {
  readonly end: number;
  readonly text: ScannedText;
  readonly closed: boolean;
  readonly faults: readonly StringFault[];
}

export interface StringFault {
  readonly kind: SyntaxProblemKind;
  readonly at: Span;
  readonly message: string;
  readonly help: string;
}

const BACKSLASH = 0x5c;

/** The characters after a backslash and what they stand for (RFC 8259 section 7). */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/**
 * Scans a string from its opening quote. A line end closes an unclosed string, so that one missing
 * quote does not swallow the rest of the file.
 */
export function scanString(source: string, open: number): StringScan {
  const quote = source.charCodeAt(open);
  let index = open + 1;
  for (; index < source.length; index++) {
    const code = source.charCodeAt(index);
    if (code === quote) {
      return {
        end: index + 1,
        text: { value: source.slice(open + 1, index) },
        closed: true,
        faults: [],
      };
    }
    if (code === BACKSLASH || code < 0x20 || isSurrogate(code)) break;
  }
  return new StringScanner(source, open).run();
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

/** The slow path: a string with an escape, a surrogate or a fault. */
class StringScanner {
  readonly #source: string;
  readonly #open: number;
  readonly #faults: StringFault[] = [];
  readonly #parts: string[] = [];
  readonly #units: number[] = [];
  #index: number;

  constructor(source: string, open: number) {
    this.#source = source;
    this.#open = open;
    this.#index = open + 1;
  }

  run(): StringScan {
    const quote = this.#source.charCodeAt(this.#open);
    while (this.#index < this.#source.length) {
      const code = this.#source.charCodeAt(this.#index);
      if (code === quote) return this.#finish(true);
      if (code === 0x0a || code === 0x0d) return this.#finish(false);
      if (code === BACKSLASH) this.#escape();
      else this.#plain(code);
    }
    return this.#finish(false);
  }

  #plain(code: number): void {
    if (code < 0x20) {
      this.#fault(
        'control-character',
        1,
        `the control character ${hex(code)} stands unescaped in a string`,
        `write it as \`\\u${code.toString(16).padStart(4, '0')}\``,
      );
    }
    this.#push(String.fromCharCode(code), 1);
  }

  #escape(): void {
    const letter = this.#source[this.#index + 1] ?? '';
    const plain = ESCAPES.get(letter);
    if (plain !== undefined) return this.#push(plain, 2);
    const digits = this.#source.slice(this.#index + 2, this.#index + 6);
    if (letter === 'u' && /^[0-9a-fA-F]{4}$/.test(digits)) {
      return this.#push(String.fromCharCode(Number.parseInt(digits, 16)), 6);
    }
    const length = letter === '' || letter === '\n' || letter === '\r' ? 1 : 2;
    this.#fault(
      'escape',
      length,
      `\`\\${length === 2 ? letter : ''}\` is no escape that JSON knows`,
      'write `\\\\` for a backslash; `\\u` takes four hexadecimal digits',
    );
    this.#push(length === 2 ? letter : '', length);
  }

  #push(unit: string, length: number): void {
    for (let i = 0; i < unit.length; i++) this.#units.push(this.#index);
    this.#parts.push(unit);
    this.#index += length;
  }

  #fault(kind: SyntaxProblemKind, length: number, message: string, help: string): void {
    this.#faults.push({
      kind,
      at: { start: this.#index, end: this.#index + length },
      message,
      help,
    });
  }

  #finish(closed: boolean): StringScan {
    const value = this.#parts.join('');
    const lone = value.isWellFormed() ? -1 : loneSurrogate(value);
    if (lone >= 0) {
      const start = this.#units[lone] ?? this.#open;
      this.#faults.push({
        kind: 'lone-surrogate',
        at: { start, end: this.#units[lone + 1] ?? this.#index },
        message: `${hex(value.charCodeAt(lone))} is half of a surrogate pair and no character by itself`,
        help: 'write both halves, or the character itself',
      });
    }
    this.#units.push(this.#index);
    const units = Uint32Array.from(this.#units);
    return {
      end: this.#index + (closed ? 1 : 0),
      text: { value, units },
      closed,
      faults: this.#faults,
    };
  }
}

function loneSurrogate(value: string): number {
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    const pairs =
      code < 0xdc00 && value.charCodeAt(i + 1) >= 0xdc00 && value.charCodeAt(i + 1) <= 0xdfff;
    if (isSurrogate(code) && !pairs) return i;
    if (pairs && isSurrogate(code)) i++;
  }
  return -1;
}

function hex(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

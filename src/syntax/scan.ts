import type { IToken, TokenType } from 'chevrotain';
import { DEPTH_LIMIT } from './depth-limit.ts';
import { isNumeric, numberFault } from './number-fault.ts';
import type { Problems, SyntaxProblemKind } from './problem.ts';
import { scanString } from './scan-string.ts';
import type { Span } from './span.ts';
import * as T from './tokens.ts';

export interface ScanOptions {
  /** Accept comments and trailing commas, as in `.jsonc` files. */
  readonly comments: boolean;
}

const PUNCTUATION: ReadonlyMap<string, TokenType> = new Map([
  ['{', T.OpenBrace],
  ['}', T.CloseBrace],
  ['[', T.OpenBracket],
  [']', T.CloseBracket],
  [':', T.Colon],
  [',', T.Comma],
]);

const LITERALS: ReadonlyMap<string, TokenType> = new Map([
  ['true', T.True],
  ['false', T.False],
  ['null', T.Null],
]);

const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const WORD = /[^\s{}[\]:,"'`]+/y;

/**
 * Cuts a text into JSON tokens. Every fault becomes a problem and the nearest thing that was meant
 * becomes the token, so that the parser goes on. Undefined when the text nests too deep or has too
 * many faults: what follows was not read then.
 */
export function scan(
  source: string,
  options: ScanOptions,
  problems: Problems,
): IToken[] | undefined {
  const scanner = new Scanner(source, options, problems);
  return scanner.run() ? scanner.tokens : undefined;
}

/** The bracket that closes another. */
const CLOSING: ReadonlyMap<TokenType, TokenType> = new Map([
  [T.OpenBrace, T.CloseBrace],
  [T.OpenBracket, T.CloseBracket],
]);

class Scanner {
  readonly tokens: IToken[] = [];
  readonly #source: string;
  readonly #options: ScanOptions;
  readonly #problems: Problems;
  /** The brackets that would close those which are open. */
  readonly #closing: TokenType[] = [];

  constructor(source: string, options: ScanOptions, problems: Problems) {
    this.#source = source;
    this.#options = options;
    this.#problems = problems;
  }

  /** False when it gave up before the end. */
  run(): boolean {
    const source = this.#source;
    for (let index = 0; index < source.length;) {
      const code = source.charCodeAt(index);
      if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) index++;
      else if (code === 0x22) index = this.#string(index);
      else index = this.#other(index);
      if (this.#closing.length > DEPTH_LIMIT) return false;
      if (this.#problems.full) {
        this.#problems.cut();
        return false;
      }
    }
    return true;
  }

  #other(index: number): number {
    const character = this.#source.charAt(index);
    const punctuation = PUNCTUATION.get(character);
    if (punctuation) return this.#punctuation(punctuation, index);
    if (character === "'" || character === '`') return this.#wrongQuotes(index);
    if (character === '/' || character === '#') return this.#comment(index);
    return this.#word(index);
  }

  #punctuation(type: TokenType, index: number): number {
    const closing = CLOSING.get(type);
    if (closing) this.#closing.push(closing);
    // A bracket that closes nothing takes no level away, or the parser would nest deeper than this.
    else if (this.#closing.at(-1) === type) this.#closing.pop();
    if (this.#closing.length > DEPTH_LIMIT) {
      this.#fault(
        'too-deep',
        index,
        index + 1,
        `objects and arrays nest more than ${DEPTH_LIMIT} levels deep`,
        'flatten the document',
      );
    }
    return this.#push(type, index, index + 1);
  }

  #string(open: number): number {
    const { end, text, closed, faults } = scanString(this.#source, open);
    for (const fault of faults) this.#problems.add(fault);
    if (!closed)
      this.#fault(
        'unclosed',
        open,
        end,
        'this string is not closed on its line',
        'add the closing `"`',
      );
    return this.#push(T.Text, open, end, text);
  }

  #wrongQuotes(open: number): number {
    const { end, text, faults } = scanString(this.#source, open);
    for (const fault of faults) this.#problems.add(fault);
    this.#fault('quotes', open, end, 'JSON strings stand in double quotes', 'use `"`');
    return this.#push(T.Text, open, end, text);
  }

  #comment(start: number): number {
    const source = this.#source;
    const block = source.startsWith('/*', start);
    if (!block && !source.startsWith('//', start) && source[start] !== '#')
      return this.#word(start);
    const close = block
      ? source.indexOf('*/', start + 2)
      : source.slice(start).search(/[\r\n]/) + start;
    const unclosed = close < start + (block ? 2 : 1);
    const end = unclosed ? source.length : close + (block ? 2 : 0);
    if (block && unclosed)
      this.#fault('unclosed', start, end, 'this comment is not closed', 'add `*/`');
    else if (!this.#options.comments || source[start] === '#') {
      this.#fault(
        'comment',
        start,
        end,
        'JSON has no comments, and AWS refuses a policy that holds one',
        "delete it; keep the remark in the statement's `Sid` or beside the file",
      );
    }
    return end;
  }

  #word(start: number): number {
    WORD.lastIndex = start;
    const word = WORD.exec(this.#source)?.[0] ?? this.#source.charAt(start);
    const end = start + word.length;
    const literal = LITERALS.get(word);
    if (literal) return this.#push(literal, start, end);
    if (NUMBER.test(word)) return this.#push(T.Numeral, start, end);
    if (isNumeric(word)) {
      const { message, help } = numberFault(word);
      this.#fault('number', start, end, message, help);
      return this.#push(T.Numeral, start, end);
    }
    return this.#strangeWord(word, start, end);
  }

  #strangeWord(word: string, start: number, end: number): number {
    const meant = MEANT.get(word);
    if (meant) {
      this.#fault('word', start, end, 'JSON does not know this word', `write \`${meant}\``);
      return this.#push(LITERALS.get(meant) ?? T.Null, start, end);
    }
    const named = /^[\p{L}\p{N}_$]/u.test(word);
    this.#fault(
      named ? 'word' : 'unexpected',
      start,
      end,
      named ? 'this text stands without quotes' : 'this character has no meaning in JSON here',
      named ? 'put it in double quotes' : 'delete it, or put it in double quotes',
    );
    return named ? this.#push(T.Text, start, end, { value: word }) : end;
  }

  #push(type: TokenType, start: number, end: number, text?: T.ScannedText): number {
    this.tokens.push({
      tokenType: type,
      tokenTypeIdx: type.tokenTypeIdx ?? 0,
      // The parser reads offsets only; the text is cut when a node is made of it.
      image: '',
      startOffset: start,
      endOffset: end - 1,
      payload: text,
    });
    return end;
  }

  #fault(kind: SyntaxProblemKind, start: number, end: number, message: string, help: string): void {
    const at: Span = { start, end };
    this.#problems.add({ kind, at, message, help });
  }
}

/** Words of other languages for JSON's literals. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ['True', 'true'],
  ['TRUE', 'true'],
  ['False', 'false'],
  ['FALSE', 'false'],
  ['None', 'null'],
  ['nil', 'null'],
  ['NULL', 'null'],
  ['undefined', 'null'],
]);

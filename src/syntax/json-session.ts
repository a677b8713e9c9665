import type { IToken } from 'chevrotain';
import type { ParseSession, SmallFault } from './json-grammar.ts';
import type { Problems, SyntaxProblemKind } from './problem.ts';
import type { ScanOptions } from './scan.ts';
import type { Span } from './span.ts';
import type { ScannedText } from './tokens.ts';
import type { StringNode } from './tree.ts';

interface Wording {
  readonly kind: SyntaxProblemKind;
  readonly message: string;
  readonly help: string;
}

const SMALL_FAULTS: Readonly<Record<SmallFault, Wording>> = {
  'extra-comma': {
    kind: 'unexpected',
    message: 'this comma separates nothing',
    help: 'delete it',
  },
  'trailing-comma': {
    kind: 'trailing-comma',
    message: 'JSON allows no comma after the last item',
    help: 'delete it',
  },
  'missing-comma': {
    kind: 'missing',
    message: 'a `,` is missing before this item',
    help: 'separate it from the item before by a comma',
  },
  'missing-colon': {
    kind: 'missing',
    message: 'a `:` and a value are missing after this name',
    help: 'give it a value; several values stand in `[` and `]`',
  },
  'missing-value': {
    kind: 'missing',
    message: 'a value is missing after this `:`',
    help: 'write a string, number, object, array, `true`, `false` or `null`',
  },
};

/** The grammar's view of one text. */
export class JsonSession implements ParseSession {
  readonly #text: string;
  readonly #options: ScanOptions;
  readonly #problems: Problems;
  /** Where the text that was read so far ends. */
  #end = 0;

  constructor(text: string, options: ScanOptions, problems: Problems) {
    this.#text = text;
    this.#options = options;
    this.#problems = problems;
  }

  span(first: IToken, last: IToken): Span {
    // A bracket that chevrotain put in where one was missing has no place of its own.
    const known = Number.isNaN(last.startOffset) ? first : last;
    this.#end = Math.max(this.#end, endOfToken(known));
    return { start: first.startOffset, end: this.#end };
  }

  string(token: IToken): StringNode {
    const scanned: ScannedText | undefined = token.payload;
    const units = scanned?.units;
    const node = {
      kind: 'string',
      at: this.span(token, token),
      value: scanned?.value ?? '',
    } as const;
    if (!units) return node;
    return { ...node, locate: (index) => units[index] ?? node.at.end };
  }

  image(token: IToken): string {
    return this.#text.slice(token.startOffset, endOfToken(token));
  }

  fault(fault: SmallFault, at: Span): void {
    if (fault === 'trailing-comma' && this.#options.comments) return;
    this.#problems.add({ at, ...SMALL_FAULTS[fault] });
  }
}

/** The offset after a token's last unit. */
export function endOfToken(token: IToken): number {
  return (token.endOffset ?? token.startOffset) + 1;
}

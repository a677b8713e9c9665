import { EmbeddedActionsParser, type IToken } from '../syntax/chevrotain.ts';
import type { Span } from '../syntax/span.ts';
import type { Comparison, Condition, Operand, Word } from './claim.ts';
import * as T from './claim-tokens.ts';

/** The part of the grammar of claims that reads conditions. */
export abstract class ConditionGrammar extends EmbeddedActionsParser {
  constructor(options: { readonly validate: boolean }) {
    super([...T.claimTokens], { maxLookahead: 2, skipValidations: !options.validate });
  }

  protected readonly condition = this.RULE('condition', (): Condition => {
    const parts: Condition[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: T.Or, DEF: () => parts.push(this.SUBRULE(this.#every)) });
    return joined('or', parts);
  });

  readonly #every = this.RULE('every', (): Condition => {
    const parts: Condition[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: T.And, DEF: () => parts.push(this.SUBRULE(this.#comparison)) });
    return joined('and', parts);
  });

  readonly #comparison = this.RULE('comparison', (): Comparison => {
    const left = this.SUBRULE(this.#operand);
    const relation = this.OR<Pick<Comparison, 'relation' | 'negated' | 'right'>>([
      { ALT: () => this.SUBRULE(this.#equality) },
      { ALT: () => this.SUBRULE(this.#being) },
    ]);
    return { kind: 'comparison', left, ...relation };
  });

  /** `equals`, `not equals` or `does not equal`. */
  readonly #equality = this.RULE('equality', (): Compared => {
    const negated = this.OR([
      { ALT: () => (this.CONSUME(T.Equals), false) },
      {
        ALT: () => {
          this.CONSUME(T.Not);
          this.CONSUME1(T.Equals);
          return true;
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.Does);
          this.CONSUME1(T.Not);
          this.CONSUME(T.Equal);
          return true;
        },
      },
    ]);
    return { relation: 'equals', negated, right: this.SUBRULE(this.#operand) };
  });

  /** `is like`, `is within` and `is present`, with or without `not`. */
  readonly #being = this.RULE('being', (): Compared => {
    this.CONSUME(T.Is);
    const negated = this.OPTION(() => this.CONSUME(T.Not)) !== undefined;
    return this.OR<Compared>([
      {
        ALT: () => {
          this.CONSUME(T.Present);
          return { relation: 'present', negated, right: undefined };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.Like);
          return { relation: 'like', negated, right: this.SUBRULE(this.#operand) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.Within);
          return { relation: 'within', negated, right: this.SUBRULE1(this.#operand) };
        },
      },
    ]);
  });

  readonly #operand = this.RULE('operand', (): Operand =>
    this.OR<Operand>([
      {
        ALT: () => {
          this.CONSUME(T.EncryptionContext);
          return { kind: 'encryption-context', name: this.SUBRULE(this.#name) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.PrincipalTag);
          return { kind: 'principal-tag', name: this.SUBRULE1(this.#name) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.ObjectTag);
          return { kind: 'object-tag', name: this.SUBRULE2(this.#name) };
        },
      },
      { ALT: () => operandOf(this.SUBRULE(this.word)) },
    ]),
  );

  /** The name of a tag or a pair may be any word, even one of this language. */
  readonly #name = this.RULE('name', (): Word =>
    this.OR<Word>([
      { ALT: () => wordOf(this.CONSUME(T.AnyWord)) },
      { ALT: () => wordOf(this.CONSUME(T.Quoted)) },
    ]),
  );

  protected readonly word = this.RULE('word', (): Word =>
    this.OR<Word>([
      { ALT: () => wordOf(this.CONSUME(T.Plain)) },
      { ALT: () => wordOf(this.CONSUME(T.Quoted)) },
    ]),
  );
}

type Compared = Pick<Comparison, 'relation' | 'negated' | 'right'>;

function joined(kind: 'and' | 'or', parts: readonly Condition[]): Condition {
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind, parts };
}

/** A plain word with a colon before any dot or slash is a context key; in quotes it is a value. */
function operandOf(word: Word): Operand {
  return KEY.test(word.text) && word.text.length === word.at.end - word.at.start
    ? { kind: 'key', key: word }
    : { kind: 'value', value: word };
}

const KEY = /^[A-Za-z][A-Za-z0-9-]*:[A-Za-z][^:]*(?:[:/].*)?$/;

function wordOf(token: IToken): Word {
  const { image } = token;
  const text = image.startsWith('"') ? image.slice(1, -1) : image;
  return { text, at: spanOf(token) };
}

/** Where a token stands. */
export function spanOf({ startOffset, image }: IToken): Span {
  return { start: startOffset, end: startOffset + image.length };
}

import { EmbeddedActionsParser, type IToken } from '../syntax/chevrotain.ts';
import type { Span } from '../syntax/span.ts';
import type {
  Boundary,
  Claim,
  Comparison,
  Condition,
  Operand,
  Population,
  Subject,
  Word,
} from './claim.ts';
import * as T from './claim-tokens.ts';

/** The grammar of claims. Its actions build the claim. */
export class ClaimGrammar extends EmbeddedActionsParser {
  constructor(options: { readonly validate: boolean }) {
    super([...T.claimTokens], { maxLookahead: 2, skipValidations: !options.validate });
    this.performSelfAnalysis();
  }

  readonly claim = this.RULE('claim', (): Claim =>
    this.OR<Claim>([
      { ALT: () => this.SUBRULE(this.#nobody) },
      { ALT: () => this.SUBRULE(this.#only) },
      { ALT: () => this.SUBRULE(this.#one) },
    ]),
  );

  readonly #nobody = this.RULE('nobody', (): Claim => {
    this.CONSUME(T.No);
    const population = this.SUBRULE(this.#population);
    this.CONSUME(T.Can);
    const act = this.SUBRULE(this.#act);
    const unless = this.SUBRULE(this.#exception);
    return { kind: 'nobody', population, ...act, unless };
  });

  readonly #only = this.RULE('only', (): Claim => {
    this.CONSUME(T.Only);
    const subjects = this.SUBRULE(this.#subjects);
    this.CONSUME(T.Can);
    const act = this.SUBRULE(this.#act);
    const unless = this.SUBRULE(this.#exception);
    return { kind: 'only', subjects, ...act, unless };
  });

  readonly #one = this.RULE('one', (): Claim => {
    const subject = this.SUBRULE(this.#subject);
    const isAlways = this.OPTION(() => this.CONSUME(T.Always)) !== undefined;
    this.CONSUME(T.Can);
    const act = this.SUBRULE(this.#act);
    const when = this.OPTION1(() => {
      this.CONSUME(T.When);
      return this.SUBRULE(this.#condition);
    });
    return { kind: isAlways ? 'always' : 'some', subject, ...act, when };
  });

  readonly #population = this.RULE('population', (): Population => {
    const isAnonymous = this.OPTION(() => this.CONSUME(T.Anonymous)) !== undefined;
    this.CONSUME(T.Principal);
    let except: readonly Subject[] = [];
    let outside: Boundary | undefined;
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(T.Except);
            except = this.SUBRULE(this.#subjects);
          },
        },
        {
          ALT: () => {
            this.CONSUME(T.Outside);
            outside = this.SUBRULE(this.#boundary);
          },
        },
      ]),
    );
    return { isAnonymous, except, outside };
  });

  readonly #boundary = this.RULE('boundary', (): Boundary =>
    this.OR<Boundary>([
      {
        ALT: () => {
          this.CONSUME(T.Account);
          return { kind: 'account', id: this.SUBRULE(this.#word) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.Organization);
          return { kind: 'organization', id: this.SUBRULE1(this.#word) };
        },
      },
    ]),
  );

  readonly #subjects = this.RULE('subjects', (): readonly Subject[] => {
    const subjects: Subject[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: T.Comma,
      DEF: () => subjects.push(this.SUBRULE(this.#subject)),
    });
    return subjects;
  });

  readonly #subject = this.RULE('subject', (): Subject =>
    this.OR<Subject>([
      { ALT: () => ({ kind: 'anonymous', at: spanOf(this.CONSUME(T.Anonymous)) }) },
      {
        ALT: () => {
          this.CONSUME(T.Account);
          return { kind: 'account', id: this.SUBRULE(this.#word) };
        },
      },
      {
        ALT: () => {
          this.OPTION(() => this.SUBRULE(this.#kindOfPrincipal));
          return { kind: 'principal', name: this.SUBRULE1(this.#word) };
        },
      },
    ]),
  );

  readonly #kindOfPrincipal = this.RULE('kindOfPrincipal', (): void => {
    this.OR([
      { ALT: () => this.CONSUME(T.Principal) },
      { ALT: () => this.CONSUME(T.Role) },
      { ALT: () => this.CONSUME(T.User) },
      { ALT: () => this.CONSUME(T.Service) },
    ]);
  });

  readonly #act = this.RULE('act', (): Pick<Claim, 'capability' | 'resource'> => ({
    capability: this.SUBRULE(this.#word),
    resource: this.SUBRULE1(this.#word),
  }));

  readonly #exception = this.RULE('exception', (): Condition | undefined =>
    this.OPTION(() => {
      this.CONSUME(T.Unless);
      return this.SUBRULE(this.#condition);
    }),
  );

  readonly #condition = this.RULE('condition', (): Condition => {
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
      { ALT: () => operandOf(this.SUBRULE(this.#word)) },
    ]),
  );

  /** The name of a tag or a pair may be any word, even one of this language. */
  readonly #name = this.RULE('name', (): Word =>
    this.OR<Word>([
      { ALT: () => wordOf(this.CONSUME(T.AnyWord)) },
      { ALT: () => wordOf(this.CONSUME(T.Quoted)) },
    ]),
  );

  readonly #word = this.RULE('word', (): Word =>
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

function spanOf({ startOffset, image }: IToken): Span {
  return { start: startOffset, end: startOffset + image.length };
}

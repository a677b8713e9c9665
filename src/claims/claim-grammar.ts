import type { Boundary, Claim, Condition, Population, Subject } from './claim.ts';
import * as T from './claim-tokens.ts';
import { ConditionGrammar, spanOf } from './condition-grammar.ts';

/** The grammar of claims. Its actions build the claim. */
export class ClaimGrammar extends ConditionGrammar {
  constructor(options: { readonly validate: boolean }) {
    super(options);
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
      return this.SUBRULE(this.condition);
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
          return { kind: 'account', id: this.SUBRULE(this.word) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.Organization);
          return { kind: 'organization', id: this.SUBRULE1(this.word) };
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
          return { kind: 'account', id: this.SUBRULE(this.word) };
        },
      },
      {
        ALT: () => {
          this.OPTION(() => this.SUBRULE(this.#kindOfPrincipal));
          return { kind: 'principal', name: this.SUBRULE1(this.word) };
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
    capability: this.SUBRULE(this.word),
    resource: this.SUBRULE1(this.word),
  }));

  readonly #exception = this.RULE('exception', (): Condition | undefined =>
    this.OPTION(() => {
      this.CONSUME(T.Unless);
      return this.SUBRULE(this.condition);
    }),
  );
}

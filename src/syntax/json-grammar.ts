import { EmbeddedActionsParser, type IRecognitionException, type IToken } from 'chevrotain';
import { FaultCounter } from './fault-counter.ts';
import { PROBLEM_LIMIT } from './problem.ts';
import type { Span } from './span.ts';
import * as T from './tokens.ts';
import type { Member, Node, StringNode } from './tree.ts';

/** What the grammar's actions work with: where tokens stand, and who hears of small faults. */
export interface ParseSession {
  span(first: IToken, last: IToken): Span;
  string(token: IToken): StringNode;
  /** The token as it was written. */
  image(token: IToken): string;
  fault(fault: SmallFault, at: Span): void;
}

/** A fault that the tolerant grammar reads over. */
export type SmallFault =
  | 'extra-comma'
  | 'trailing-comma'
  | 'missing-comma'
  | 'missing-colon'
  | 'missing-value';

export interface ParseOutcome {
  readonly root: Node | undefined;
  /** Wrong or missing brackets, as chevrotain reports them. */
  readonly errors: readonly IRecognitionException[];
}

/** A list and how far it has come: one comma must stand between two items and nowhere else. */
interface ListState<Item> {
  readonly items: Item[];
  last: 'start' | 'item' | 'comma';
  comma: Span;
}

const NOWHERE: Span = { start: 0, end: 0 };

function newList<Item>(): ListState<Item> {
  return { items: [], last: 'start', comma: NOWHERE };
}

/** Used while chevrotain records the grammar, before there is a text. */
const RECORDING: ParseSession = {
  span: () => NOWHERE,
  string: () => ({ kind: 'string', at: NOWHERE, value: '' }),
  image: () => '',
  fault: () => undefined,
};

/** What a rule yields when its text was beyond repair. */
const BEYOND_REPAIR = { recoveryValueFunc: (): undefined => undefined };

/**
 * The grammar of JSON, more tolerant than the standard: a comma, a colon or a value may be missing
 * or doubled, and the actions say so. Only wrong brackets are left to chevrotain's own recovery.
 * The actions build the tree in the same pass, which keeps a 10 MB file under a second.
 */
export class JsonGrammar extends EmbeddedActionsParser {
  #session = RECORDING;
  readonly #faults: FaultCounter;

  constructor(options: { readonly validate: boolean }) {
    const faults = new FaultCounter();
    super([...T.jsonTokens], {
      maxLookahead: 1,
      recoveryEnabled: true,
      skipValidations: !options.validate,
      errorMessageProvider: faults,
    });
    this.#faults = faults;
    this.performSelfAnalysis();
  }

  /** Parses tokens into a tree; small faults go to the session. */
  run(tokens: IToken[], session: ParseSession): ParseOutcome {
    this.#session = session;
    this.#faults.count = 0;
    this.input = tokens;
    return { root: this.value(), errors: this.errors };
  }

  /** False once there were so many faults that more would say nothing new. */
  readonly #goesOn = (): boolean => this.#faults.count < PROBLEM_LIMIT;

  readonly #values = [
    { ALT: (): Node | undefined => this.SUBRULE(this.object) },
    { ALT: (): Node | undefined => this.SUBRULE(this.array) },
    { ALT: (): Node => this.#session.string(this.CONSUME(T.Text)) },
    { ALT: (): Node => this.#number(this.CONSUME(T.Numeral)) },
    { ALT: (): Node => this.#boolean(this.CONSUME(T.True), true) },
    { ALT: (): Node => this.#boolean(this.CONSUME(T.False), false) },
    { ALT: (): Node => this.#null(this.CONSUME(T.Null)) },
  ];

  readonly value = this.RULE('value', (): Node | undefined => this.OR(this.#values), BEYOND_REPAIR);

  readonly object = this.RULE(
    'object',
    (): Node | undefined => {
      const open = this.CONSUME(T.OpenBrace);
      const list = newList<Member>();
      this.#items(
        list,
        () => this.SUBRULE(this.member),
        ({ key }) => key.at,
      );
      const close = this.#leave(this.CONSUME(T.CloseBrace), list);
      return { kind: 'object', at: this.#session.span(open, close), members: list.items };
    },
    BEYOND_REPAIR,
  );

  readonly member = this.RULE(
    'member',
    (): Member | undefined => {
      const key = this.#session.string(this.CONSUME(T.Text));
      const tail = this.OPTION(() => {
        const colon = this.CONSUME(T.Colon);
        const found = this.OPTION2(() => ({ value: this.SUBRULE(this.value) }));
        if (!found) this.#session.fault('missing-value', this.#session.span(colon, colon));
        return found;
      });
      if (!tail && this.LA(0).tokenType !== T.Colon) this.#session.fault('missing-colon', key.at);
      return tail?.value && { key, value: tail.value };
    },
    BEYOND_REPAIR,
  );

  readonly array = this.RULE(
    'array',
    (): Node | undefined => {
      const open = this.CONSUME(T.OpenBracket);
      const list = newList<Node>();
      this.#items(
        list,
        () => this.SUBRULE(this.value),
        ({ at }) => at,
      );
      const close = this.#leave(this.CONSUME(T.CloseBracket), list);
      return { kind: 'array', at: this.#session.span(open, close), items: list.items };
    },
    BEYOND_REPAIR,
  );

  #number(token: IToken): Node {
    return {
      kind: 'number',
      at: this.#session.span(token, token),
      text: this.#session.image(token),
    };
  }

  #boolean(token: IToken, value: boolean): Node {
    return { kind: 'boolean', at: this.#session.span(token, token), value };
  }

  #null(token: IToken): Node {
    return { kind: 'null', at: this.#session.span(token, token) };
  }

  /** Items with commas around them, as they come; the rule that calls it has the brackets. */
  #items<Item>(
    list: ListState<Item>,
    next: () => Item | undefined,
    placeOf: (item: Item) => Span,
  ): void {
    const alternatives = [
      { ALT: () => this.#separate(this.CONSUME(T.Comma), list) },
      {
        ALT: () => {
          const item = next();
          this.ACTION(() => this.#add(item, list, placeOf));
        },
      },
    ];
    this.MANY({ GATE: this.#goesOn, DEF: () => this.OR(alternatives) });
  }

  #separate(token: IToken, list: ListState<unknown>): void {
    const at = this.#session.span(token, token);
    if (list.last !== 'item') return this.#session.fault('extra-comma', at);
    list.last = 'comma';
    list.comma = at;
  }

  #add<Item>(item: Item | undefined, list: ListState<Item>, placeOf: (item: Item) => Span): void {
    if (item !== undefined) {
      if (list.last === 'item') this.#session.fault('missing-comma', placeOf(item));
      list.items.push(item);
    }
    list.last = 'item';
  }

  #leave(close: IToken, list: ListState<unknown>): IToken {
    if (list.last === 'comma') this.#session.fault('trailing-comma', list.comma);
    return close;
  }
}

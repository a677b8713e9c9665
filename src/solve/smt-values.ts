import type { EpochUnit } from '../term/instant.ts';
import { and, atom, implies, NO, not, truthOf, YES, type SmtFormula } from './smt-formula.ts';
import { hasColons } from './smt-pattern.ts';
import { call, integer, plainText, stringLiteral, symbol, type Smt } from './smt-words.ts';

/** One value of a request: given, or what a variable has. */
export type SmtValue =
  | { readonly kind: 'given'; readonly text: string }
  | { readonly kind: 'open'; readonly variable: string; readonly place: string };

/** How a value is looked at when it is no text. */
export type Facet = 'number' | 'address' | `instant-${EpochUnit}`;

/** A value as a number, an address or a point in time; `readable` when it is one. */
export interface Reading {
  readonly text: Smt;
  readonly readable: SmtFormula;
}

/** How many addresses of IPv4 there are: those of IPv6 are counted behind them. */
export const V6_START = 1n << 32n;

/** The values of variables, declared when they are first used. */
export class SmtValues {
  readonly declarations: string[] = [];
  /** What is true of the declared values by their nature. */
  readonly natural: SmtFormula[] = [];
  /** Variables of which both the text and another facet are compared. */
  readonly mixed = new Set<string>();
  readonly #declared = new Set<Smt>();
  readonly #compared = new Map<string, Set<Facet | 'text'>>();
  readonly #texts = new Map<string, Smt>();

  /** A Boolean that says something of a variable. */
  flag(what: string, variable: string): SmtFormula {
    return truthOf(this.#declare(symbol(what, variable), 'Bool'));
  }

  /** The text of a value. */
  text(value: SmtValue): Smt {
    if (value.kind === 'given') return stringLiteral(value.text);
    this.#compare(value, 'text');
    return this.#text(value);
  }

  /** That the text of a value is empty. */
  isEmpty(value: SmtValue): SmtFormula {
    if (value.kind === 'given') return value.text === '' ? YES : NO;
    return atom('=', this.#text(value), '""');
  }

  /** A value as something else than a text. */
  reading({ variable, place }: Extract<SmtValue, { kind: 'open' }>, facet: Facet): Reading {
    const name = symbol(`${facet}${place}`, variable);
    const readable = truthOf(symbol(`is-${facet}${place}`, variable));
    if (this.#declared.has(name)) return { text: name, readable };
    this.#compare({ kind: 'open', variable, place }, facet);
    this.#declare(name, facet === 'address' ? 'Int' : 'Real');
    this.#declare(symbol(`is-${facet}${place}`, variable), 'Bool');
    const text = this.#text({ kind: 'open', variable, place });
    const shape = atom('str.in_re', text, SHAPES[facet]);
    this.natural.push(implies(readable, and(shape, boundsOf(facet, name))));
    if (facet === 'number') this.natural.push(implies(shape, readable));
    return { text: name, readable };
  }

  /** A text cut at its first colons, so many that it has; anything for other texts. */
  cut(text: Smt, colons: number): readonly Smt[] {
    if (colons === 0) return [text];
    const name = text.startsWith('|') ? text.slice(1, -1) : plainText(text);
    const pieces = Array.from(
      { length: colons + 1 },
      (_, at) => `|part-${at}-of-${colons} ${name}|`,
    );
    if (!this.#declared.has(pieces[0] ?? '')) {
      for (const piece of pieces) this.#declare(piece, 'String');
      const whole = pieces.flatMap((piece, at) => (at === 0 ? [piece] : ['":"', piece]));
      const closed = pieces.slice(0, -1).map((piece) => not(atom('str.contains', piece, '":"')));
      const cut = and(atom('=', text, call('str.++', ...whole)), ...closed);
      this.natural.push(implies(hasColons(text, colons), cut));
    }
    return pieces;
  }

  #text({ variable, place }: Extract<SmtValue, { kind: 'open' }>): Smt {
    const key = `${place} ${variable}`;
    let text = this.#texts.get(key);
    if (text === undefined) {
      text = this.#declare(symbol(`text${place}`, variable), 'String');
      this.#texts.set(key, text);
    }
    return text;
  }

  #compare({ variable, place }: Extract<SmtValue, { kind: 'open' }>, facet: Facet | 'text'): void {
    const key = `${place} ${variable}`;
    const compared = this.#compared.get(key) ?? new Set();
    this.#compared.set(key, compared.add(facet));
    if (compared.size > 1) this.mixed.add(variable);
  }

  #declare(name: Smt, sort: string): Smt {
    if (!this.#declared.has(name)) {
      this.#declared.add(name);
      this.declarations.push(call('declare-const', name, sort));
    }
    return name;
  }
}

const DIGITS = '(re.+ (re.range "0" "9"))';

/** Regular expressions that hold every text that can be read so; of numbers, no others. */
const SHAPES: Readonly<Record<Facet, Smt>> = {
  number: `(re.++ (re.opt (str.to_re "-")) ${DIGITS} (re.opt (re.++ (str.to_re ".") ${DIGITS})))`,
  address:
    '(re.+ (re.union (re.range "0" ":") (re.range "a" "f") (re.range "A" "F") (str.to_re ".")))',
  'instant-seconds': '(re.+ (re.union (re.range "+" ":") (str.to_re "T") (str.to_re "Z")))',
  'instant-milliseconds': '(re.+ (re.union (re.range "+" ":") (str.to_re "T") (str.to_re "Z")))',
};

const V6_COUNT = 1n << 128n;
/** 0000-01-01T00:00:00+23:59, the first point in time that can be written. */
const FIRST_INSTANT = -62_167_305_540;

function boundsOf(facet: Facet, name: Smt): SmtFormula {
  if (facet === 'number') return YES;
  if (facet !== 'address') return atom('>=', name, call('to_real', integer(FIRST_INSTANT)));
  return and(atom('>=', name, '0'), not(atom('>=', name, integer(V6_START + V6_COUNT))));
}

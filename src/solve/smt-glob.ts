import { ANY, LENGTH_LIMIT, ONE, type Token } from '../term/pattern.ts';
import { and, atom, NO, not, or, inexact, unknown, YES, type SmtFormula } from './smt-formula.ts';
import { isArn, matches, matchesParts, TOO_LONG, type Letters } from './smt-pattern.ts';
import type { Item } from './smt-template.ts';
import type { SmtValues } from './smt-values.ts';
import { call, integer, stringLiteral, type Smt } from './smt-words.ts';

/*
 * Patterns in which the texts of variables stand. What lies between two stars is found at the first
 * place where it occurs, which is enough: no quantifier is needed, whether the match is asserted or
 * denied.
 */

const COLON = 0x3a;
/** With more stars between variables the text of the match would grow too long. */
const MOST_STARS = 12;
const BETWEEN = 'a `?` stands between two `*` of a value with variables';
const MANY_STARS = 'a value with variables has too many `*`';
const COLONS = 'the value of a variable has colons that could part an ARN';

/** That a text matches a pattern with variables in it. */
export function matchesItems(items: readonly Item[], text: Smt): SmtFormula {
  const tokens = items.filter((item) => typeof item === 'number');
  if (tokens.length > LENGTH_LIMIT) return unknown(TOO_LONG);
  if (tokens.length === items.length) return matches({ kind: 'glob', tokens }, text);
  const [first = [], ...rest] = segmentsOf(items);
  const last = rest.pop();
  if (!last) return matchesWhole(first, text);
  const middles = rest.filter((segment) => segment.length > 0);
  if (middles.length > MOST_STARS) return inexact(MANY_STARS);
  if (middles.some((segment) => segment.includes(ONE))) return inexact(BETWEEN);
  if (first.length + last.length === 0 && middles.length === 1) {
    return atom('str.contains', text, concat(middles[0] ?? []));
  }
  const found: SmtFormula[] = [];
  let from = lengthOf(first);
  for (const middle of middles) {
    const at = call('str.indexof', text, concat(middle), from);
    found.push(atom('>=', at, '0'));
    from = call('+', at, lengthOf(middle));
  }
  const isOneEnd = first.length === 0 || last.length === 0;
  const room =
    isOneEnd && middles.length === 0 && !items.includes(ONE)
      ? YES
      : atom('>=', call('str.len', text), call('+', from, lengthOf(last)));
  return and(startsWith(first, text), endsWith(last, text), ...found, room);
}

function segmentsOf(items: readonly Item[]): (readonly Item[])[] {
  const segments: Item[][] = [[]];
  for (const item of items) {
    if (item === ANY) segments.push([]);
    else segments.at(-1)?.push(item);
  }
  return segments;
}

function startsWith(items: readonly Item[], text: Smt): SmtFormula {
  if (items.length === 0) return YES;
  if (items.includes(ONE)) return standsAt(items, text, '0');
  return atom('str.prefixof', concat(items), text);
}

function endsWith(items: readonly Item[], text: Smt): SmtFormula {
  if (items.length === 0) return YES;
  if (!items.includes(ONE)) return atom('str.suffixof', concat(items), text);
  return standsAt(items, text, call('-', call('str.len', text), lengthOf(items)));
}

function matchesWhole(items: readonly Item[], text: Smt): SmtFormula {
  if (!items.includes(ONE)) return atom('=', text, concat(items));
  const whole = atom('=', call('str.len', text), lengthOf(items));
  return and(whole, standsAt(items, text, '0'));
}

/** That items without stars stand at a place; that there is room for them is known. */
function standsAt(items: readonly Item[], text: Smt, place: Smt): SmtFormula {
  const found: SmtFormula[] = [];
  let at = place;
  for (const run of runsOf(items)) {
    if (run !== 'any-one') {
      found.push(atom('=', call('str.substr', text, at, lengthOf(run)), concat(run)));
    }
    at = call('+', at, run === 'any-one' ? '1' : lengthOf(run));
  }
  return and(...found);
}

function runsOf(items: readonly Item[]): readonly ('any-one' | readonly Item[])[] {
  const runs: ('any-one' | Item[])[] = [];
  for (const item of items) {
    const last = runs.at(-1);
    if (item === ONE) runs.push('any-one');
    else if (last && last !== 'any-one') last.push(item);
    else runs.push([item]);
  }
  return runs;
}

/** The text that items without wildcards make. */
export function concat(items: readonly Item[]): Smt {
  const parts: Smt[] = [];
  let plain = '';
  for (const item of items) {
    if (typeof item === 'number') plain += String.fromCharCode(item);
    else {
      if (plain !== '') parts.push(stringLiteral(plain));
      parts.push(item.text);
      plain = '';
    }
  }
  if (plain !== '') parts.push(stringLiteral(plain));
  const [only = '""'] = parts;
  return parts.length < 2 ? only : call('str.++', ...parts);
}

function lengthOf(items: readonly Item[]): Smt {
  const tokens = items.filter((item) => typeof item === 'number').length;
  const texts = items.flatMap((item) => (typeof item === 'number' ? [] : [item.text]));
  if (texts.length === 0) return integer(tokens);
  const lengths = texts.map((text) => call('str.len', text));
  const [only = '0'] = lengths;
  return tokens === 0 && lengths.length === 1 ? only : call('+', integer(tokens), ...lengths);
}

/** A text that is cut into the parts of an ARN. */
interface Subject {
  readonly text: Smt;
  readonly values: SmtValues;
}

/** That an ARN matches, part by part, a pattern with variables in it. */
export function matchesArnItems(
  items: readonly Item[],
  { text, values }: Subject,
  shortAsText: boolean,
): SmtFormula {
  const parts = partsOfItems(items);
  const early = (parts ? parts.slice(0, 5).flat() : items).flatMap((item) =>
    typeof item === 'number' ? [] : [item.text],
  );
  const matched = parts
    ? matchesArnParts(parts, { text, values })
    : matchesShort(items, text, shortAsText);
  if (early.length === 0) return matched;
  const hasColons = or(...early.map((one) => atom('str.contains', one, '":"')));
  return or(and(not(hasColons), matched), and(hasColons, inexact(COLONS)));
}

function matchesShort(items: readonly Item[], text: Smt, shortAsText: boolean): SmtFormula {
  const isStar = items.length === 1 && items[0] === ANY;
  if (!shortAsText) return isStar ? isArn(text) : NO;
  return isStar ? NO : matchesItems(items, text);
}

/** Items cut at their first five colons; undefined when they have fewer. */
function partsOfItems(items: readonly Item[]): readonly (readonly Item[])[] | undefined {
  const parts: Item[][] = [[]];
  for (const item of items) {
    if (item === COLON && parts.length < 6) parts.push([]);
    else parts.at(-1)?.push(item);
  }
  return parts.length === 6 ? parts : undefined;
}

function matchesArnParts(
  parts: readonly (readonly Item[])[],
  { text, values }: Subject,
): SmtFormula {
  const head = parts.slice(0, 5);
  const isWild = head.flat().some((item) => item === ANY || item === ONE);
  if (!isWild) {
    const whole = head.flatMap((part): readonly Item[] => [...part, COLON]);
    return matchesItems([...whole, ...(parts[5] ?? [])], text);
  }
  const matched = parts.map((part, index) => matchesItems(part, values.arnPart(text, index)));
  return and(isArn(text), ...matched);
}

/** That the first five parts of an ARN match patterns, and the sixth one with variables. */
export function matchesHeadAndItems(
  head: readonly (readonly Token[])[],
  rest: readonly Item[],
  { text, values, letters }: Subject & { readonly letters: Letters },
): SmtFormula {
  const isPlain = letters === 'exact' && head.every((part) => part.every((token) => token >= 0));
  if (isPlain) {
    const whole = head.flatMap((part): readonly Item[] => [...part, COLON]);
    return matchesItems([...whole, ...rest], text);
  }
  return and(matchesParts(head, text, letters), matchesItems(rest, values.arnPart(text, 5)));
}

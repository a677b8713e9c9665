import { ANY, LENGTH_LIMIT, ONE } from '../term/pattern.ts';
import { and, atom, inexact, unknown, YES, type SmtFormula } from './smt-formula.ts';
import { matches, TOO_LONG } from './smt-pattern.ts';
import type { Item } from './smt-template.ts';
import { call, integer, stringLiteral, type Smt } from './smt-words.ts';

/*
 * Patterns in which the texts of variables stand. What lies between two stars is found at the first
 * place where it occurs, which is enough: no quantifier is needed, whether the match is asserted or
 * denied.
 */

/** With more stars between variables the text of the match would grow too long. */
const MOST_STARS = 12;
const BETWEEN = 'a `?` stands between two `*` of a value with variables';
const MANY_STARS = 'a value with variables has too many `*`';

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

import { ANY, ONE, type Token } from '../term/pattern.ts';
import { and, inexact, join, NO, not, YES, type SmtFormula } from './smt-formula.ts';
import { matchesItems } from './smt-glob.ts';
import { hasColons, isArn, matchesParts, type Letters } from './smt-pattern.ts';
import type { Item } from './smt-template.ts';
import type { SmtValues } from './smt-values.ts';
import type { Smt } from './smt-words.ts';

const COLON = 0x3a;
/** Colons that part an ARN. */
const COLONS = 5;
/** More ways to part a value are not told apart. */
const MOST_WAYS = 40;
const MANY_WAYS = 'the values of several variables could part an ARN';

/** A text that is cut into the parts of an ARN. */
interface Subject {
  readonly text: Smt;
  readonly values: SmtValues;
}

/** That an ARN matches, part by part, a pattern with variables in it. */
export function matchesArnItems(
  items: readonly Item[],
  subject: Subject,
  shortAsText: boolean,
): SmtFormula {
  let ways: readonly Way[] = [{ when: YES, items: [], colons: 0 }];
  for (const item of items) {
    ways = ways.flatMap((way) => longer(way, item, subject.values));
    if (ways.length > MOST_WAYS) return inexact(MANY_WAYS);
  }
  const matched = ways.map(({ when, items: parted }) => {
    const parts = partsOfItems(parted);
    const one = parts
      ? matchesArnParts(parts, subject)
      : matchesShort(parted, subject.text, shortAsText);
    return and(when, one);
  });
  return join('or', matched);
}

/** The start of a pattern, in which the values that hold a parting colon are cut there. */
interface Way {
  readonly when: SmtFormula;
  readonly items: readonly Item[];
  readonly colons: number;
}

function longer({ when, items, colons }: Way, item: Item, values: SmtValues): readonly Way[] {
  if (typeof item === 'number') {
    return [{ when, items: [...items, item], colons: colons + (item === COLON ? 1 : 0) }];
  }
  const wanted = Math.max(0, COLONS - colons);
  return Array.from({ length: wanted + 1 }, (_, held) => {
    const more = held === wanted ? YES : not(hasColons(item.text, held + 1));
    const pieces = values.cut(item.text, held).flatMap((text, at): readonly Item[] => {
      return at === 0 ? [{ text }] : [COLON, { text }];
    });
    return {
      when: and(when, hasColons(item.text, held), more),
      items: [...items, ...pieces],
      colons: colons + held,
    };
  });
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
  const cut = values.cut(text, COLONS);
  const matched = parts.map((part, index) => matchesItems(part, cut[index] ?? text));
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
  return and(
    matchesParts(head, text, letters),
    matchesItems(rest, values.cut(text, COLONS).at(-1) ?? text),
  );
}

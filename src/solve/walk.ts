import { asciiLower } from '../policy/ascii-case.ts';

/*
 * A second account of which texts patterns tell apart, for checking what a search claims. It is
 * written to be read, not to be fast, and shares nothing with the automaton of the search.
 */

/** One item of a pattern: a character in one or both cases, or a wildcard. */
export type Item =
  | { readonly kind: 'unit'; readonly unit: string; readonly ignoreCase: boolean }
  | { readonly kind: 'wild'; readonly isRun: boolean; readonly crossesColons: boolean };

/** More places than this, over all texts, are not kept: patterns that begin with wildcards have many. */
const PLACES = 1_000_000;

/** Texts of every kind that the patterns tell apart, the empty one first; undefined for too many. */
export function* walk(
  patterns: readonly (readonly Item[])[],
  limit: number,
): Generator<string | undefined> {
  const alphabet = [...unitsOf(patterns)];
  const row = new Row(patterns);
  const seen = new Set<string>([row.start.join()]);
  const queue: { text: string; places: readonly number[] }[] = [{ text: '', places: row.start }];
  let kept = row.start.length;
  for (const { text, places } of queue) {
    yield text;
    for (const unit of alphabet) {
      const next = row.after(places, unit);
      const key = next.join() + (text === '' ? '' : '+');
      if (seen.has(key)) continue;
      kept += next.length;
      if (seen.size > limit || kept > PLACES) {
        yield undefined;
        return;
      }
      seen.add(key);
      queue.push({ text: text + unit, places: next });
    }
  }
}

/** All patterns one after the other, with a place behind each for the texts that it takes. */
class Row {
  readonly start: readonly number[];
  readonly #items: readonly (Item | undefined)[];

  constructor(patterns: readonly (readonly Item[])[]) {
    this.#items = patterns.flatMap((pattern) => [...pattern, undefined]);
    const ends = [...this.#items.keys()].filter((place) => !this.#items[place]);
    this.start = this.#spread([0, ...ends.slice(0, -1).map((end) => end + 1)]);
  }

  /** The places behind one more unit, ascending. */
  after(places: readonly number[], unit: string): readonly number[] {
    const moved = places.flatMap((place) => {
      const item = this.#items[place];
      if (!item || !accepts(item, unit)) return [];
      return [item.kind === 'wild' && item.isRun ? place : place + 1];
    });
    return this.#spread(moved);
  }

  /** The places with those that runs of no units lead to. */
  #spread(places: readonly number[]): readonly number[] {
    const reached = new Set(places);
    for (const place of reached) {
      const item = this.#items[place];
      if (item?.kind === 'wild' && item.isRun) reached.add(place + 1);
    }
    return [...reached].sort((left, right) => left - right);
  }
}

function unitsOf(patterns: readonly (readonly Item[])[]): ReadonlySet<string> {
  const units = new Set<string>([':', OTHER]);
  for (const item of patterns.flat()) {
    if (item.kind !== 'unit') continue;
    units.add(item.unit);
    if (item.ignoreCase && LOWER.test(item.unit)) units.add(item.unit.toUpperCase());
  }
  return units;
}

const LOWER = /[a-z]/;
/** Stands for every character that no pattern names. */
const OTHER = '\u00a4';

function accepts(item: Item, unit: string): boolean {
  if (item.kind === 'wild') return item.crossesColons || unit !== ':';
  return item.ignoreCase ? asciiLower(item.unit) === asciiLower(unit) : item.unit === unit;
}

import { asciiLower } from '../policy/ascii-case.ts';

/*
 * A second account of which texts patterns tell apart, for checking what a search claims. It is
 * written to be read, not to be fast, and shares nothing with the automaton of the search.
 */

/** One item of a pattern: a character in one or both cases, or a wildcard. */
export type Item =
  | { readonly kind: 'unit'; readonly unit: string; readonly ignoreCase: boolean }
  | { readonly kind: 'wild'; readonly isRun: boolean; readonly crossesColons: boolean };

/** Texts of every kind that the patterns tell apart, the empty one first; undefined for too many. */
export function* walk(
  patterns: readonly (readonly Item[])[],
  limit: number,
): Generator<string | undefined> {
  const alphabet = [...unitsOf(patterns)];
  const start = patterns.map((pattern) => spread(pattern, new Set([0])));
  const seen = new Set<string>([keyOf(start)]);
  const queue: { text: string; places: readonly ReadonlySet<number>[] }[] = [
    { text: '', places: start },
  ];
  for (const { text, places } of queue) {
    yield text;
    for (const unit of alphabet) {
      const next = patterns.map((pattern, index) => {
        return spread(pattern, move(pattern, places[index] ?? new Set(), unit));
      });
      const key = keyOf(next) + (text === '' ? '' : '+');
      if (seen.has(key)) continue;
      if (seen.size > limit) {
        yield undefined;
        return;
      }
      seen.add(key);
      queue.push({ text: text + unit, places: next });
    }
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

function keyOf(places: readonly ReadonlySet<number>[]): string {
  return places.map((set) => [...set].sort((left, right) => left - right).join()).join('|');
}

function spread(pattern: readonly Item[], places: ReadonlySet<number>): ReadonlySet<number> {
  const reached = new Set(places);
  for (const place of reached) {
    const item = pattern[place];
    if (item?.kind === 'wild' && item.isRun) reached.add(place + 1);
  }
  return reached;
}

function move(
  pattern: readonly Item[],
  places: ReadonlySet<number>,
  unit: string,
): ReadonlySet<number> {
  const after = new Set<number>();
  for (const place of places) {
    const item = pattern[place];
    if (!item || !accepts(item, unit)) continue;
    after.add(item.kind === 'wild' && item.isRun ? place : place + 1);
  }
  return after;
}

function accepts(item: Item, unit: string): boolean {
  if (item.kind === 'wild') return item.crossesColons || unit !== ':';
  return item.ignoreCase ? asciiLower(item.unit) === asciiLower(unit) : item.unit === unit;
}

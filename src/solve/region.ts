import { isNone, isWithin, meet, meets, type Bits } from './bits.ts';

/**
 * The states of one variable for which something holds. `points` are the states without a list of
 * several values: absent, the empty list, and one value of each class. Of a list of several values
 * `all` or `any` must be among the `elements`.
 */
export interface Region {
  readonly points: Bits;
  readonly mode: 'all' | 'any';
  readonly elements: Bits;
}

/**
 * The states of one variable that are still possible: some points, and lists of several values of
 * the `elements` that have one of each set in `hits`. No elements, no such lists.
 */
export interface Possible {
  readonly points: Bits;
  readonly elements: Bits;
  readonly hits: readonly Bits[];
}

/** The states of a region that are possible; the same object when these are all. */
export function narrow(possible: Possible, region: Region): Possible {
  if (isInside(possible, region)) return possible;
  const points = meet(possible.points, region.points);
  if (isNone(possible.elements)) return { ...possible, points };
  const lists = narrowLists(possible, region);
  return lists.hits.every((hit) => meets(hit, lists.elements))
    ? { points, ...lists }
    : { points, elements: new Uint32Array(lists.elements.length), hits: [] };
}

function narrowLists(
  { elements, hits }: Possible,
  region: Region,
): Pick<Possible, 'elements' | 'hits'> {
  if (region.mode === 'any') return { elements, hits: [...hits, meet(region.elements, elements)] };
  const left = meet(elements, region.elements);
  return { elements: left, hits: hits.map((hit) => meet(hit, left)) };
}

/** True when no state is possible. */
export function isImpossible({ points, elements }: Possible): boolean {
  return isNone(points) && isNone(elements);
}

/** True when every possible state is in the region. */
export function isInside({ points, elements, hits }: Possible, region: Region): boolean {
  if (!isWithin(points, region.points)) return false;
  if (isNone(elements) || isWithin(elements, region.elements)) return true;
  return region.mode === 'any' && hits.some((hit) => isWithin(hit, region.elements));
}

/** True when no possible state is in the region. */
export function isOutside({ points, elements, hits }: Possible, region: Region): boolean {
  if (meets(points, region.points)) return false;
  if (isNone(elements) || !meets(elements, region.elements)) return true;
  return region.mode === 'all' && hits.some((hit) => !meets(hit, region.elements));
}

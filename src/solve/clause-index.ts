import { members } from './bits.ts';
import type { ClaimFormula, JoinFormula } from './formula.ts';
import type { Possible, Region } from './region.ts';
import type { SearchState } from './state.ts';

/** Fewer alternatives than this are looked through one by one. */
const FEW = 32;
/** A claim that leaves more points than this open tells little; nor do states of more points. */
const NARROW = 64;
const WIDE = 512;

/**
 * Alternatives that are to be kept in mind, found by what the most telling variable can still be:
 * where one of their claims holds anyway, they need not be looked at.
 */
export class ClauseIndex {
  readonly #all: readonly JoinFormula[];
  readonly #place: number = -1;
  readonly #always: JoinFormula[] = [];
  readonly #byPoint = new Map<number, JoinFormula[]>();

  constructor(all: readonly JoinFormula[], state: SearchState) {
    this.#all = all;
    if (all.length < FEW) return;
    const telling = new Map(all.map((clause) => [clause, tellingClaims(clause, state)] as const));
    this.#place = mostTelling([...telling.values()], state);
    for (const [clause, claims] of telling) {
      const points = claims.get(this.#place);
      if (!points) this.#always.push(clause);
      for (const point of points ?? []) {
        const found = this.#byPoint.get(point);
        if (found) found.push(clause);
        else this.#byPoint.set(point, [clause]);
      }
    }
  }

  /** The alternatives that may not hold anyway in a state. */
  select(state: SearchState): readonly JoinFormula[] {
    const possible = state.possible[this.#place];
    if (!possible || possible.elements.some((word) => word !== 0)) return this.#all;
    const found = new Set<JoinFormula>();
    let count = 0;
    for (const point of members(possible.points)) {
      if (count++ > WIDE) return this.#all;
      for (const clause of this.#byPoint.get(point) ?? []) found.add(clause);
    }
    return [...found, ...this.#always];
  }
}

/** By the place of a variable, the few possible points at which a claim of the clause fails. */
function tellingClaims(
  clause: JoinFormula,
  state: SearchState,
): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, readonly number[]>();
  for (const part of clause.parts) {
    if (part.kind !== 'claim') continue;
    const place = state.placeOf(part);
    const points = failingPoints(part, place, state);
    if (points && !found.has(place)) found.set(place, points);
  }
  return found;
}

function failingPoints(
  claim: ClaimFormula,
  place: number,
  state: SearchState,
): readonly number[] | undefined {
  const region: Region = state.regionOf(claim);
  const possible = state.possible[place];
  if (!possible) return undefined;
  const points: number[] = [];
  for (let word = 0; word < possible.points.length; word++) {
    let rest = (possible.points[word] ?? 0) & ~(region.points[word] ?? 0);
    for (; rest !== 0; rest &= rest - 1) {
      if (points.length >= NARROW) return undefined;
      points.push(word * 32 + 31 - Math.clz32(rest & -rest));
    }
  }
  return points;
}

/** The variable whose claims exclude the largest share of what it can be, over all clauses. */
function mostTelling(
  clauses: readonly ReadonlyMap<number, readonly number[]>[],
  state: SearchState,
): number {
  const shares = new Map<number, number>();
  const sizes = state.possible.map(sizeOf);
  for (const [place, points] of clauses.flatMap((claims) => [...claims])) {
    const share = 1 - points.length / (sizes[place] ?? 1);
    shares.set(place, (shares.get(place) ?? 0) + share);
  }
  let [best, most] = [-1, 0];
  for (const [place, share] of shares) if (share > most) [best, most] = [place, share];
  return best;
}

function sizeOf({ points }: Possible): number {
  return [...members(points)].length;
}

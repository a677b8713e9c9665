import { isNone, isWithin, meet, meets } from './bits.ts';
import type { ClaimFormula, Formula, RelationFormula } from './formula.ts';
import { isImpossible, isInside, isOutside, narrow, type Possible, type Region } from './region.ts';
import type { Relation } from './relation.ts';

/** What a search asks about variables and claims. */
export interface Literals {
  /** The place of a variable among all. */
  readonly placeOf: (variable: string) => number;
  /** The states that a claim wants. */
  readonly regionOf: (formula: ClaimFormula) => Region;
  /** The states with a value of the variable at a place. */
  readonly present: (place: number) => Region;
}

/** What is known of a formula: `undefined` when it may go either way. */
export type Known = boolean | undefined;

interface Remembered {
  readonly possible: Possible;
  readonly known: Known;
}

/** What the variables can still be, at one node of a search. */
export class SearchState {
  readonly possible: Possible[];
  /** The relations that were assumed, and whether they hold. */
  readonly relations: Map<Relation, boolean>;
  readonly #assumed: Map<Relation, RelationFormula>;
  readonly #literals: Literals;
  readonly #memory: Map<number, Remembered>;

  constructor(possible: readonly Possible[], literals: Literals, before?: SearchState) {
    this.possible = [...possible];
    this.relations = new Map(before?.relations);
    this.#assumed = new Map(before ? before.#assumed : []);
    this.#literals = literals;
    this.#memory = before ? before.#memory : new Map<number, Remembered>();
  }

  branch(): SearchState {
    return new SearchState(this.possible, this.#literals, this);
  }

  known(formula: Formula): Known {
    switch (formula.kind) {
      case 'true':
        return true;
      case 'false':
        return false;
      case 'claim':
        return this.#claim(formula);
      case 'relation':
        return this.#relation(formula);
      case 'and':
        return this.#join(formula.parts, false);
      case 'or':
        return this.#join(formula.parts, true);
    }
  }

  placeOf({ claim }: ClaimFormula): number {
    return this.#literals.placeOf(claim.variable);
  }

  regionOf(formula: ClaimFormula): Region {
    return this.#literals.regionOf(formula);
  }

  /** Leaves only the states that a claim wants. False when none is left. */
  assume(formula: ClaimFormula): boolean {
    return this.#narrow(
      this.#literals.placeOf(formula.claim.variable),
      this.#literals.regionOf(formula),
    );
  }

  /** Takes a relation to hold, or not to. False when that cannot be. */
  relate(formula: RelationFormula): boolean {
    const { relation, holds } = formula;
    if ((this.relations.get(relation) ?? holds) !== holds) return false;
    this.relations.set(relation, holds);
    this.#assumed.set(relation, formula);
    if (!holds) return true;
    return relation.variables.every((name) => {
      const place = this.#literals.placeOf(name);
      return this.#narrow(place, this.#literals.present(place));
    });
  }

  /** Leaves equal variables only the values that they share; tells a relation that then cannot hold. */
  equalize(): { readonly isMoving: boolean; readonly conflict?: RelationFormula } {
    let isMoving = false;
    for (const [relation, formula] of this.#assumed) {
      const pair = formula.holds && relation.kind === 'equal' ? this.#pair(relation) : undefined;
      if (!pair) continue;
      const points = meet(pair[0].possible.points, pair[1].possible.points);
      for (const { place, possible } of pair) {
        if (isWithin(possible.points, points)) continue;
        this.possible[place] = { ...possible, points };
        isMoving = true;
      }
      if (isNone(points)) return { isMoving, conflict: formula };
    }
    return { isMoving };
  }

  #pair({ variables }: Relation): readonly [Placed, Placed] | undefined {
    const [left, right] = variables.map((name) => {
      const place = this.#literals.placeOf(name);
      const possible = this.possible[place];
      return possible && { place, possible };
    });
    return left && right ? [left, right] : undefined;
  }

  #narrow(place: number, region: Region): boolean {
    const before = this.possible[place];
    if (!before) return false;
    const after = narrow(before, region);
    this.possible[place] = after;
    return !isImpossible(after);
  }

  #claim(formula: ClaimFormula): Known {
    const possible = this.possible[this.#literals.placeOf(formula.claim.variable)];
    if (!possible) return undefined;
    const remembered = this.#memory.get(formula.id);
    if (remembered?.possible === possible) return remembered.known;
    const known = knownIn(possible, this.#literals.regionOf(formula));
    this.#memory.set(formula.id, { possible, known });
    return known;
  }

  #relation({ relation, holds }: RelationFormula): Known {
    const assumed = this.relations.get(relation);
    if (assumed !== undefined) return assumed === holds;
    const pair = relation.kind === 'equal' ? this.#pair(relation) : undefined;
    if (!pair) return undefined;
    const [left, right] = pair;
    const values = meet(left.possible.points, this.#literals.present(left.place).points);
    if (meets(values, right.possible.points)) return undefined;
    return !holds;
  }

  /** `settling` is what one part settles the whole to. */
  #join(parts: readonly Formula[], settling: boolean): Known {
    let result: Known = !settling;
    for (const part of parts) {
      const known = this.known(part);
      if (known === settling) return settling;
      if (known === undefined) result = undefined;
    }
    return result;
  }
}

interface Placed {
  readonly place: number;
  readonly possible: Possible;
}

function knownIn(possible: Possible, region: Region): Known {
  if (isOutside(possible, region)) return false;
  return isInside(possible, region) ? true : undefined;
}

import type { ClaimFormula, Formula } from './formula.ts';
import { isImpossible, isInside, isOutside, narrow, type Possible, type Region } from './region.ts';

/** Finds the states that a claim wants, and the place of its variable. */
export interface Literals {
  readonly variableOf: (formula: ClaimFormula) => number;
  readonly regionOf: (formula: ClaimFormula) => Region;
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
  readonly #literals: Literals;
  readonly #memory: Map<number, Remembered>;

  constructor(
    possible: readonly Possible[],
    literals: Literals,
    memory = new Map<number, Remembered>(),
  ) {
    this.possible = [...possible];
    this.#literals = literals;
    this.#memory = memory;
  }

  branch(): SearchState {
    return new SearchState(this.possible, this.#literals, this.#memory);
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
        return undefined;
      case 'and':
        return this.#join(formula.parts, false);
      case 'or':
        return this.#join(formula.parts, true);
    }
  }

  /** Leaves only the states that a claim wants. False when none is left. */
  assume(formula: ClaimFormula): boolean {
    return this.#narrow(this.#literals.variableOf(formula), this.#literals.regionOf(formula));
  }

  #narrow(variable: number, region: Region): boolean {
    const before = this.possible[variable];
    if (!before) return false;
    const after = narrow(before, region);
    this.possible[variable] = after;
    return !isImpossible(after);
  }

  #claim(formula: ClaimFormula): Known {
    const possible = this.possible[this.#literals.variableOf(formula)];
    if (!possible) return undefined;
    const remembered = this.#memory.get(formula.id);
    if (remembered?.possible === possible) return remembered.known;
    const known = knownIn(possible, this.#literals.regionOf(formula));
    this.#memory.set(formula.id, { possible, known });
    return known;
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

function knownIn(possible: Possible, region: Region): Known {
  if (isOutside(possible, region)) return false;
  return isInside(possible, region) ? true : undefined;
}

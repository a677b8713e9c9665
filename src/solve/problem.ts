import type { ClaimFormula, Formula } from './formula.ts';
import { Grounding } from './ground.ts';
import type { Question } from './question.ts';
import type { Possible, Region } from './region.ts';
import { VariableSpace } from './spaces.ts';
import { SearchState, type Literals } from './state.ts';
import { Sights } from './views.ts';

/** A question made ready to be searched. */
export class Problem {
  readonly grounding: Grounding;
  /** The names of the variables, in the order in which searches keep them. */
  readonly names: readonly string[];
  readonly spaces: readonly VariableSpace[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #regions = new Map<number, Region>();

  constructor(question: Question) {
    this.grounding = new Grounding(question);
    const { asked, scopes, readings } = this.grounding;
    const sights = new Sights(scopes, readings);
    this.names = [...asked.variables.keys()];
    this.spaces = [...asked.variables.values()].map((one) => new VariableSpace(one, sights, COUNT));
    this.#places = new Map(this.names.map((name, index) => [name, index]));
  }

  /** The states before anything is assumed. */
  start(): SearchState {
    return this.#state(this.spaces.map(({ space }) => space.full));
  }

  /** The states of which a text is known. */
  startSeen(): SearchState {
    return this.#state(this.spaces.map(({ space }) => space.seen));
  }

  #state(full: readonly Possible[]): SearchState {
    const literals: Literals = {
      variableOf: ({ claim }) => this.#places.get(claim.variable) ?? -1,
      regionOf: (formula) => this.#regionOf(formula),
    };
    return new SearchState(full, literals);
  }

  /** The claim that holds where another does not; undefined for other formulas. */
  complement(formula: Formula): Formula | undefined {
    return formula.kind === 'claim' ? this.grounding.formulas.opposite(formula) : undefined;
  }

  space(name: string): VariableSpace | undefined {
    return this.spaces[this.#places.get(name) ?? -1];
  }

  #regionOf(formula: ClaimFormula): Region {
    const known = this.#regions.get(formula.id);
    if (known) return known;
    const space = this.space(formula.claim.variable);
    if (!space) throw new Error(`no such variable: ${formula.claim.variable}`);
    const region = space.region(formula.claim, formula.want);
    this.#regions.set(formula.id, region);
    return region;
  }
}

/** How many texts each class should have. */
const COUNT = 3;

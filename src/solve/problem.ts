import type { ClaimFormula, Formula } from './formula.ts';
import { Grounding } from './ground.ts';
import type { Question } from './question.ts';
import type { Region } from './region.ts';
import { groupByEquality } from './sorts.ts';
import type { Space } from './space.ts';
import { Sort, VariableSpace } from './spaces.ts';
import { SearchState, type Literals } from './state.ts';
import { Sights } from './views.ts';

/** A question made ready to be searched. */
export class Problem {
  readonly grounding: Grounding;
  /** The names of the variables, in the order in which searches keep them. */
  readonly names: readonly string[];
  /** What each variable can be, in the same order. */
  readonly spaces: readonly Space[];
  readonly #variables = new Map<string, VariableSpace>();
  readonly #places: ReadonlyMap<string, number>;
  readonly #regions = new Map<number, Region>();

  constructor(question: Question) {
    this.grounding = new Grounding(question);
    const { asked, scopes, readings, relations } = this.grounding;
    const sights = new Sights(scopes, readings);
    this.names = [...asked.variables.keys()];
    const related = new Set(relations.flatMap(({ variables }) => variables));
    const count = FEWEST + related.size;
    for (const group of groupByEquality(this.names, relations)) {
      const all = group.flatMap((name) => asked.variables.get(name) ?? []);
      const sort = new Sort(all, sights, { count, states: question.states });
      for (const [index, name] of group.entries()) {
        const one = all[index];
        if (one) this.#variables.set(name, new VariableSpace(one, sort, sights));
      }
    }
    this.spaces = this.names.map((name) => this.#variable(name).space);
    this.#places = new Map(this.names.map((name, index) => [name, index]));
  }

  /** The states before anything is assumed. */
  start(): SearchState {
    const literals: Literals = {
      placeOf: (name) => this.placeOf(name),
      regionOf: (formula) => this.#regionOf(formula),
      present: (place) => this.spaceAt(place).present,
    };
    return new SearchState(
      this.spaces.map(({ full }) => full),
      literals,
    );
  }

  placeOf(name: string): number {
    return this.#places.get(name) ?? -1;
  }

  spaceAt(place: number): Space {
    const space = this.spaces[place];
    if (!space) throw new RangeError(`no variable has place ${place}`);
    return space;
  }

  /** What holds where a claim or a relation does not; undefined for other formulas. */
  complement(formula: Formula): Formula | undefined {
    if (formula.kind !== 'claim' && formula.kind !== 'relation') return undefined;
    return this.grounding.formulas.opposite(formula);
  }

  #variable(name: string): VariableSpace {
    const variable = this.#variables.get(name);
    if (!variable) throw new RangeError(`no variable is called ${name}`);
    return variable;
  }

  #regionOf(formula: ClaimFormula): Region {
    const known = this.#regions.get(formula.id);
    if (known) return known;
    const region = this.#variable(formula.claim.variable).region(formula.claim, formula.want);
    this.#regions.set(formula.id, region);
    return region;
  }
}

/** How many texts each class should have when nothing relates variables. */
const FEWEST = 3;

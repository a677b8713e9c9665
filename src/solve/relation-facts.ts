import type { Given, TestClaim } from './claim.ts';
import type { Wanted } from './emptiness.ts';
import type { Facts } from './facts.ts';
import type { RelationFormula } from './formula.ts';
import type { Grounding } from './ground.ts';
import { isNegated } from './relation-table.ts';

/** What the relations of a proof come to once some of their variables have values. */
export class RelationFacts {
  readonly #grounding: Grounding;
  readonly #relations: readonly RelationFormula[];
  readonly #given: Given;

  constructor(grounding: Grounding, facts: Facts, given: Given) {
    this.#grounding = grounding;
    this.#relations = facts.relations;
    this.#given = given;
  }

  /** True when a relation whose variables all have values is not as it must be. */
  isBroken(): boolean {
    return this.#relations.some(({ relation, holds }) => {
      if (!relation.variables.every((name) => this.#given.has(name))) return false;
      const { test, part, kind, given } = relation;
      const states = new Map([...this.#given, ...given]);
      const truth = this.#grounding.scopes[part]?.truth(test, states);
      return (
        truth !== undefined && truth !== 'unknown' && (truth !== isNegated(test, kind)) !== holds
      );
    });
  }

  /** True when a relation that holds gives a variable a value. */
  needsValue(name: string): boolean {
    return this.#relations.some(
      ({ relation, holds }) => holds && relation.variables.includes(name),
    );
  }

  /** What is said of a variable by relations whose other variables have values. */
  claimsOn(name: string): readonly Wanted[] {
    return this.#relations.flatMap(({ relation, holds }): readonly Wanted[] => {
      const { variables, test, part, kind } = relation;
      const others = variables.filter((one) => one !== name);
      if (others.length === variables.length) return [];
      if (!others.every((one) => this.#given.has(one))) return [];
      const given = new Map([...this.#given, ...relation.given]);
      given.delete(name);
      const claim: TestClaim = { kind: 'test', variable: name, test, part, given };
      return [[claim, holds === isNegated(test, kind) ? 'may-fail' : 'may-hold']];
    });
  }
}

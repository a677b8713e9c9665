import { testIdentity, type Test } from '../term/test.ts';
import type { Claim, Given, Want } from './claim.ts';
import type { Formula, Formulas } from './formula.ts';
import type { Variable } from './question.ts';

/** What a question asks of one variable. */
export interface Asked {
  /** The variable, in each way that the parts describe it. */
  readonly specs: Set<Variable>;
  readonly claims: Map<string, Claim>;
  /** True for an action or a resource, which are never the empty text. */
  isNamed: boolean;
}

/** Everything that a question asks of its variables, by their names. */
export class AskedTable {
  readonly variables = new Map<string, Asked>();
  readonly #formulas: Formulas;
  readonly #numbers = new Map<Test, number>();
  readonly #identities = new Map<string, number>();

  constructor(formulas: Formulas) {
    this.#formulas = formulas;
  }

  /** Notes that a variable occurs in the question. */
  meet(variable: Variable): Asked {
    let asked = this.variables.get(variable.name);
    if (!asked) {
      this.variables.set(
        variable.name,
        (asked = { specs: new Set(), claims: new Map(), isNamed: false }),
      );
    }
    asked.specs.add(variable);
    return asked;
  }

  /** The formula of a claim. `identity` tells it from other claims of the variable. */
  claim(variable: Variable, identity: string, claim: Claim, want: Want): Formula {
    const { claims } = this.meet(variable);
    if (!claims.has(identity)) claims.set(identity, claim);
    const known = claims.get(identity) ?? claim;
    return this.#formulas.claim(`${identity} ${variable.name}`, known, want);
  }

  /** A number that tests share only when they ask the same. */
  numberOf(test: Test): number {
    const known = this.#numbers.get(test);
    if (known !== undefined) return known;
    const identity = testIdentity(test);
    const number = this.#identities.get(identity) ?? this.#identities.size;
    this.#identities.set(identity, number);
    this.#numbers.set(test, number);
    return number;
  }
}

/** A text that states share only when they are equal. */
export function givenIdentity(given: Given): string {
  return given.size === 0 ? '' : JSON.stringify([...given].sort(byName));
}

function byName([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

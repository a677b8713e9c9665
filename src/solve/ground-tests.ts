import { UNKNOWN, type KeyState } from '../term/key-state.ts';
import type { Test } from '../term/test.ts';
import type { Truth } from '../term/truth.ts';
import { givenIdentity, type AskedTable } from './asked.ts';
import { NEGATED, satisfies, wantsTruth, type Given, type Want } from './claim.ts';
import {
  namesClaims,
  pairClaims,
  type ContextClaims,
  type ValueClaim,
} from './encryption-claims.ts';
import { FALSE, TRUE, type Formula, type Formulas } from './formula.ts';
import { textsInHole } from './hole-claim.ts';
import type { Domain, SymbolicKey, Variable } from './question.ts';
import { reads } from './reads.ts';
import type { Scope } from './scope.ts';

/** A test in its part, and which truths of it are wanted. */
export interface Use {
  readonly scope: Scope;
  readonly test: Test;
  readonly want: Want;
}

const NOTHING: Given = new Map();

/** Turns tests into formulas over their variables. */
export class GroundTests {
  readonly #formulas: Formulas;
  readonly #asked: AskedTable;

  constructor(formulas: Formulas, asked: AskedTable) {
    this.#formulas = formulas;
    this.#asked = asked;
  }

  formula(use: Use): Formula {
    const { test, scope, want } = use;
    switch (test.kind) {
      case 'encryption-pair':
        return this.#context(pairClaims(test, scope), want);
      case 'encryption-names':
        return this.#context(namesClaims(test, scope), want);
      default:
        return this.#cases(use, NOTHING);
    }
  }

  /** The formula that a value is (not) in a set. */
  value({ variable, set, isIn, orAbsent = false }: ValueClaim, want: Want): Formula {
    const claim = { kind: 'set', variable: variable.name, set } as const;
    const wanted = isIn ? want : NEGATED[want];
    const inside = this.#asked.claim(variable, `set ${setIdentity(set)}`, claim, wanted);
    if (!orAbsent) return inside;
    const absence = this.absent(variable, want);
    const join = wantsTruth(want) ? 'or' : 'and';
    return this.#formulas[join]([inside, absence]);
  }

  absent(variable: Variable, want: Want): Formula {
    const claim = { kind: 'absence', variable: variable.name } as const;
    return this.#asked.claim(variable, 'absence', claim, want);
  }

  #cases(use: Use, given: Given): Formula {
    const { scope, test, want } = use;
    const read = reads(test, scope.request);
    const [first, ...more] = distinct(read).filter(({ name }) => !given.has(name));
    if (!first) return settled(scope.truth(test, given), want);
    const isTested = isVariable(read[0], first);
    if (more.length > 0) {
      const unknown = isTested ? more : [first, ...more];
      return this.#cases(use, new Map([...given, ...unknown.map(unknownState)]));
    }
    const isExact = isTested || textsInHole({ scope, test, variable: first, given }) !== undefined;
    return isExact
      ? this.#claim(use, first, given)
      : this.#cases(use, new Map([...given, unknownState(first)]));
  }

  #claim({ scope, test, want }: Use, variable: Variable, given: Given): Formula {
    const isAlone = reads(test, scope.request).length === 1;
    const place = isAlone ? '' : `${scope.index} ${givenIdentity(given)}`;
    const identity = `${this.#asked.numberOf(test)} ${place}`;
    const claim = {
      kind: 'test',
      variable: variable.name,
      test,
      part: scope.index,
      given,
    } as const;
    return this.#asked.claim(variable, identity, claim, want);
  }

  #context({ join, parts }: ContextClaims, want: Want): Formula {
    const found = parts.map((part) =>
      typeof part === 'object' ? this.value(part, want) : settled(part, want),
    );
    return (join === 'all') === wantsTruth(want)
      ? this.#formulas.and(found)
      : this.#formulas.or(found);
  }
}

function settled(truth: Truth, want: Want): Formula {
  return satisfies(truth, want) ? TRUE : FALSE;
}

function setIdentity(set: Domain): string {
  return set.kind === 'texts' ? JSON.stringify([set.ignoreCase, ...set.texts]) : set.kind;
}

function distinct(read: readonly SymbolicKey[]): readonly Variable[] {
  const variables = new Map<string, Variable>();
  for (const key of read) if (key.kind === 'variable') variables.set(key.name, key);
  return [...variables.values()];
}

function isVariable(key: SymbolicKey | undefined, variable: Variable): boolean {
  return key?.kind === 'variable' && key.name === variable.name;
}

function unknownState({ name }: Variable): readonly [string, KeyState] {
  return [name, UNKNOWN];
}

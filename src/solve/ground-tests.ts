import { ABSENT, UNKNOWN, type KeyState } from '../term/key-state.ts';
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
import { projection } from './projection.ts';
import type { Domain, SymbolicKey, Variable } from './question.ts';
import { reads, readsIdentity } from './reads.ts';
import { holeCases, settledHoles, type HoleCase } from './relate.ts';
import { isNegated, RelationTable } from './relation-table.ts';
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
  readonly relations: RelationTable;
  readonly #formulas: Formulas;
  readonly #asked: AskedTable;
  readonly #readings: ReadonlySet<string>;

  constructor(formulas: Formulas, asked: AskedTable, readings: ReadonlySet<string>) {
    this.#readings = readings;
    this.#formulas = formulas;
    this.#asked = asked;
    this.relations = new RelationTable(asked);
  }

  formula(use: Use): Formula {
    const { test, scope, want } = use;
    switch (test.kind) {
      case 'encryption-pair':
        return this.#context(pairClaims(test, scope), want);
      case 'encryption-names':
        return this.#context(namesClaims(test, scope), want);
      default:
        return this.#cases(use, NOTHING, new Set());
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

  /** `present` are the variables that are known to have a value. */
  #cases(use: Use, given: Given, present: ReadonlySet<string>): Formula {
    const { scope, test, want } = use;
    const read = reads(test, scope.request);
    const open = distinct(read).filter(({ name }) => !given.has(name));
    const [first, ...more] = open;
    if (!first) return settled(scope.truth(test, given), want);
    const tested = open.find((variable) => isVariable(read[0], variable));
    if (more.length > 0) return this.#several(use, { given, present, open, tested });
    const isExact = tested ?? textsInHole({ scope, test, variable: first, given });
    return isExact
      ? this.#claim(use, first, given)
      : this.#cases(use, new Map([...given, unknownState(first)]), present);
  }

  #several(use: Use, at: Several): Formula {
    const { given, present, open, tested } = at;
    const holes = open.filter((variable) => variable !== tested);
    const settledBy = settledHoles(use.test, use.scope, given);
    if (settledBy !== 'open') {
      const state: KeyState = settledBy === 'unknown' ? UNKNOWN : { kind: 'value', text: 'x' };
      const filled = holes.map(({ name }) => [name, state] as const);
      return this.#cases(use, new Map([...given, ...filled]), present);
    }
    const next = open.find(({ name }) => !present.has(name));
    if (!next) return this.#relation(use, at);
    const cases = next === tested ? WITH_OR_WITHOUT : holeCases(use.test, next);
    return this.#formulas.or(
      cases.map(({ when, state }) => {
        const then = state ? new Map([...given, [next.name, state] as const]) : given;
        const inner = this.#cases(use, then, new Set([...present, next.name]));
        return this.#formulas.and([this.#when(when, next, use.want), inner]);
      }),
    );
  }

  /** The formula that a variable is in a case, in the worst or the best case as is wanted. */
  #when(when: HoleCase['when'], variable: Variable, want: Want): Formula {
    const isBest = want === 'may-hold' || want === 'may-fail';
    const holds = isBest ? 'may-hold' : 'holds';
    if (when === 'absent') return this.absent(variable, holds);
    const there = this.absent(variable, NEGATED[holds]);
    return when === 'present'
      ? there
      : this.#formulas.and([there, this.value({ variable, ...when }, holds)]);
  }

  #relation({ scope, test, want }: Use, { given, open, tested }: Several): Formula {
    const ordered = tested ? [tested, ...open.filter((one) => one !== tested)] : open;
    const relation = this.relations.share({ scope, test, given }, ordered, tested);
    const holds = wantsTruth(want) !== isNegated(test, relation.kind);
    const related = this.#formulas.relation(relation, holds);
    const isFolded = test.kind === 'resource-template' && this.#readings.has('D24');
    if (!holds || !tested || relation.kind !== 'match' || isFolded) return related;
    const set = projection(test, scope, given);
    if (!set) return related;
    return this.#formulas.and([
      this.value({ variable: tested, set, isIn: true }, 'may-hold'),
      related,
    ]);
  }

  #claim({ scope, test, want }: Use, variable: Variable, given: Given): Formula {
    const isAlone = reads(test, scope.request).length === 1;
    const place = isAlone ? '' : `${readsIdentity(test, scope.request)} ${givenIdentity(given)}`;
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

/** A test with several open variables. */
interface Several {
  readonly given: Given;
  readonly present: ReadonlySet<string>;
  readonly open: readonly Variable[];
  /** The variable that is tested, where it is open. */
  readonly tested: Variable | undefined;
}

const WITH_OR_WITHOUT: readonly HoleCase[] = [
  { when: 'absent', state: ABSENT },
  { when: 'present', state: undefined },
];

function settled(truth: Truth, want: Want): Formula {
  return satisfies(truth, want) ? TRUE : FALSE;
}

function setIdentity(set: Domain): string {
  if (set.kind === 'texts') return JSON.stringify([set.ignoreCase, ...set.texts]);
  return JSON.stringify(set, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
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

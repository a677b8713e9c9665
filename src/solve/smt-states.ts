import type { KeyState } from '../term/key-state.ts';
import { and, implies, NO, not, or, YES, type SmtFormula } from './smt-formula.ts';
import type { SymbolicKey } from './question.ts';
import type { SmtValue, SmtValues } from './smt-values.ts';
import type { SmtVariable } from './smt-variables.ts';

/** The state of a context key. */
export type SmtState = SmtKnownState | 'unknown';

export interface SmtKnownState {
  /** The key is not there. */
  readonly absent: SmtFormula;
  /** It is there with an empty list. */
  readonly empty: SmtFormula;
  /** It has several values; otherwise it has one, or none. */
  readonly several: SmtFormula;
  /** The values that it can have, and when it has them. The first is there if any is. */
  readonly slots: readonly SmtSlot[];
  readonly isList: boolean;
}

export interface SmtSlot {
  readonly isThere: SmtFormula;
  readonly value: SmtValue;
}

/** The states of the keys of a question. */
export class SmtStates {
  readonly #variables: ReadonlyMap<string, SmtVariable>;
  readonly #values: SmtValues;
  readonly #readings: ReadonlySet<string>;
  readonly #known = new Map<string, SmtKnownState>();

  constructor(
    variables: ReadonlyMap<string, SmtVariable>,
    values: SmtValues,
    readings: ReadonlySet<string>,
  ) {
    this.#variables = variables;
    this.#values = values;
    this.#readings = readings;
  }

  /** The state of a key as the readings take it: by another, an empty text is none. */
  of(key: SymbolicKey): SmtState {
    const state = key.kind === 'variable' ? this.variable(key.name) : given(key);
    if (state === 'unknown' || !this.#readings.has('D10')) return state;
    const [first] = state.slots;
    if (!first) return state;
    const isOnlyEmpty = and(first.isThere, not(state.several), this.#values.isEmpty(first.value));
    const slots = [{ ...first, isThere: and(first.isThere, not(isOnlyEmpty)) }];
    return {
      ...state,
      absent: or(state.absent, isOnlyEmpty),
      slots: [...slots, ...state.slots.slice(1)],
    };
  }

  /** The state of a variable. What is true of it by its nature is noted when it is first met. */
  variable(name: string): SmtKnownState {
    const known = this.#known.get(name);
    if (known) return known;
    const variable = this.#variables.get(name);
    const made = variable ? this.#make(variable) : given({ kind: 'absent' });
    if (made === 'unknown') throw new Error(`no such variable: ${name}`);
    this.#known.set(name, made);
    return made;
  }

  #make({ name, mayBeAbsent, slots }: SmtVariable): SmtKnownState {
    const present = mayBeAbsent ? this.#values.flag('present', name) : YES;
    if (slots === undefined) {
      const value: SmtValue = { kind: 'open', variable: name, place: '' };
      const slot = { isThere: present, value };
      return { absent: not(present), empty: NO, several: NO, slots: [slot], isList: false };
    }
    const list = Array.from({ length: slots }, (_, index): SmtSlot => {
      const place = `-${index + 1}`;
      const isThere = this.#values.flag(`has${place}`, name);
      return { isThere, value: { kind: 'open', variable: name, place } };
    });
    let before = present;
    for (const { isThere } of list) {
      this.#values.natural.push(implies(isThere, before));
      before = isThere;
    }
    const [first, second] = list;
    return {
      absent: not(present),
      empty: and(present, not(first?.isThere ?? NO)),
      several: second?.isThere ?? NO,
      slots: list,
      isList: true,
    };
  }
}

function given(state: KeyState): SmtState {
  if (state.kind === 'unknown') return state.kind;
  const list = state.kind === 'list' ? state.texts : [];
  const texts = state.kind === 'value' ? [state.text] : list;
  return {
    absent: state.kind === 'absent' ? YES : NO,
    empty: state.kind === 'list' && texts.length === 0 ? YES : NO,
    several: texts.length > 1 ? YES : NO,
    slots: texts.map((text) => ({ isThere: YES, value: { kind: 'given', text } })),
    isList: state.kind === 'list',
  };
}

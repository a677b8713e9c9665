import type { Case, Condition, Literal } from '../../src/solve/condition.ts';
import type { Question } from '../../src/solve/question.ts';
import { Setting } from '../../src/solve/setting.ts';
import { testHolds } from '../../src/term/evaluate-test.ts';
import { ABSENT, type KeyState } from '../../src/term/key-state.ts';
import { Readings } from '../../src/term/readings.ts';
import { contains } from '../../src/term/value-set.ts';
import { World } from '../../src/term/world.ts';

type States = ReadonlyMap<string, KeyState>;

/** Whether a request is in one of a condition's cases, read off the condition as data. */
export function isInCases({ cases }: Condition, question: Question, states: States): boolean {
  return cases.some((one) => isInCase(one, question, states));
}

function isInCase({ when, unless }: Case, question: Question, states: States): boolean {
  const holds = (literal: Literal): boolean => literalHolds(literal, question, states);
  return when.every(holds) && !unless.some(({ all }) => all.every(holds));
}

function literalHolds(literal: Literal, question: Question, states: States): boolean {
  if (literal.kind === 'test' || literal.kind === 'relation') {
    const part = question.parts[literal.part];
    if (!part) throw new Error('no such part');
    const world = new World(
      [new Setting(part.request, states, [])],
      new Readings(question.readings ?? new Set()),
    );
    const isThere =
      literal.kind === 'test' ||
      literal.variables.every((name) => (states.get(name) ?? ABSENT).kind !== 'absent');
    return (isThere && testHolds(literal.test, world) === true) === literal.holds;
  }
  const state = states.get(literal.variable) ?? ABSENT;
  const isAbsent = state.kind === 'absent' || (state.kind === 'list' && state.texts.length === 0);
  if (literal.kind === 'absence') return isAbsent === literal.holds;
  const { set } = literal;
  const isIn = state.kind === 'value' && set && contains(set, state.text, () => ABSENT) === true;
  return (isIn === true) === literal.holds;
}

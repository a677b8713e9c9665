import type { KeyState } from '../term/key-state.ts';
import { caseOf } from './cases.ts';
import type { Given } from './claim.ts';
import { conditionOf, turned, workedOut, type WorkedOut } from './condition-of.ts';
import type { Condition } from './condition.ts';
import { Grounding } from './ground.ts';
import { caseAt, placedCase, type PlacedCase } from './placed-case.ts';
import { provedLater } from './proved-later.ts';
import type { Question } from './question.ts';
import { replay } from './replay.ts';
import { shapeOf, type Shape } from './shape.ts';
import type { TextNames } from './text-names.ts';

/** A condition apart from the names in its question. */
interface Known {
  readonly verdict: 'always' | 'never' | 'when';
  readonly names: TextNames;
  readonly cases: readonly PlacedCase[];
  readonly witness: Given | undefined;
  readonly counterexample: Given | undefined;
}

/** More conditions than this are not kept. */
const KEPT = 20_000;

/**
 * The conditions of many questions under the same readings. Of questions that are the same but for
 * names one is worked out; its requests are evaluated again in each of the others.
 */
export class SharedConditions {
  readonly #known = new Map<string, Known>();

  /** How many are kept. */
  get count(): number {
    return this.#known.size;
  }

  of(question: Question): Condition {
    const grounding = new Grounding(question);
    const points = [...grounding.points].toSorted();
    const shape = shapeOf(grounding);
    if (!shape) return conditionOf(question);
    const known = this.#known.get(shape.text);
    const taken = known && takenOver(known, { question, grounding, shape, points });
    if (taken) return taken;
    const made = workedOut(question);
    const kept = keep(made, shape);
    if (kept && this.#known.size < KEPT) this.#known.set(shape.text, kept);
    return made.condition;
  }
}

function keep({ condition, inFormulas }: WorkedOut, { names }: Shape): Known | undefined {
  const { verdict, witness, counterexample } = condition;
  if (verdict === 'unknown') return undefined;
  const shape = inFormulas && shapeOf(inFormulas.grounding);
  const cases = shape ? inFormulas.cases.map((one) => placedCase(one, shape)) : [];
  return { verdict, names, cases, witness, counterexample };
}

/** A question of a known shape. */
interface Alike {
  readonly question: Question;
  readonly grounding: Grounding;
  readonly shape: Shape;
  /** The doubtful points that were met before the opposite was asked about. */
  readonly points: readonly string[];
}

/** The condition of a question, taken from one of its shape; undefined where that is not possible. */
function takenOver(known: Known, alike: Alike): Condition | undefined {
  const { question, grounding, shape, points } = alike;
  const { verdict } = known;
  const bare = { reasons: [], points };
  if (verdict === 'never') return provedLater({ verdict, cases: [], ...bare }, question);
  const witness = renamed(known.witness, known.names, shape.names);
  const counterexample = renamed(known.counterexample, known.names, shape.names);
  if (witness === 'none' || counterexample === 'none') return undefined;
  if (witness && !holds(alike, witness, true)) return undefined;
  if (counterexample && !holds(alike, counterexample, false)) return undefined;
  const found = { ...(witness && { witness }), ...(counterexample && { counterexample }) };
  if (verdict === 'always') {
    const cases = [{ when: [], unless: [], because: [] }];
    return provedLater({ verdict, cases, ...found, ...bare }, turned(question));
  }
  return {
    verdict,
    cases: known.cases.map((one) => caseOf(caseAt(one, shape), grounding)),
    ...found,
    reasons: [],
    points: [...grounding.points].toSorted(),
  };
}

function holds({ question, grounding }: Alike, states: Given, isWanted: boolean): boolean {
  return replay(question, grounding.scopes, states).truth === isWanted;
}

/** States under the names of another question; `none` where one of them has no name there. */
function renamed(
  states: Given | undefined,
  from: TextNames,
  to: TextNames,
): Given | undefined | 'none' {
  if (!states) return undefined;
  const found = new Map<string, KeyState>();
  for (const [variable, state] of states) {
    if (state.kind === 'value') {
      const text = from.renamed(variable, state.text, to);
      if (text === undefined) return 'none';
      found.set(variable, { kind: 'value', text });
    } else found.set(variable, state);
  }
  return found;
}

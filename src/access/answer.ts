import type { PolicyLibrary } from '../authorize/policy-library.ts';
import type { Estate } from '../estate/estate.ts';
import type { DoubtReadings } from '../flow/doubts.ts';
import { conditionOf } from '../solve/condition-of.ts';
import type { Case, Condition } from '../solve/condition.ts';
import type { Given } from '../solve/claim.ts';
import type { SharedConditions } from '../solve/shared-conditions.ts';
import type { Way } from './capability.ts';
import { withStatements } from './granting.ts';
import { openDoubts, type UsualRun } from './open-doubts.ts';
import { wayQuestion, type AccessScene, type Asked, type WayQuestion } from './question.ts';
import type { AskedPair } from './question-scope.ts';
import { sessionNotes } from './session-notes.ts';
import { principalText, subjectName, type Subject } from './subject.ts';

/** The answer for one subject. */
export interface AccessAnswer {
  readonly subject: Subject;
  readonly name: string;
  readonly verdict: Condition['verdict'];
  /** The cases in which it can; of `always` one without conditions. */
  readonly cases: readonly WayCase[];
  /** A request that is allowed, and one that is not. */
  readonly witness: PlacedRequest | undefined;
  readonly counterexample: PlacedRequest | undefined;
  readonly reasons: readonly string[];
  /** What the cases rest on that the estate does not say. */
  readonly notes: readonly string[];
  /** Doubtful points that may decide. */
  readonly points: readonly string[];
  readonly ways: readonly SolvedWay[];
}

/** A case with the way that it belongs to. */
export interface WayCase extends Case {
  readonly operation: string;
}

/** States of the variables of a way. */
export interface PlacedRequest {
  readonly principal: string;
  readonly operation: string;
  readonly way: SolvedWay;
  readonly states: Given;
}

/** A way with its condition. */
export interface SolvedWay {
  readonly way: Way;
  readonly asked: Asked;
  readonly question: WayQuestion;
  readonly condition: Condition;
}

/** What answers are found in. */
export interface AnswerScene {
  readonly estate: Estate;
  readonly library: PolicyLibrary;
  readonly readings: ReadonlySet<string>;
  /** See `AccessScene.sessions`. */
  readonly sessions?: AccessScene['sessions'];
  /** Where the answers to other questions under these readings are kept. */
  readonly conditions?: SharedConditions;
  /** What came of the pairs under the usual readings, where that was worked out before. */
  readonly usual?: UsualRun<readonly SolvedWay[]>;
}

/** Whether one subject can, in any of the ways. */
export function answerFor(
  subject: Subject,
  pairs: readonly AskedPair[],
  scene: AnswerScene,
): AccessAnswer {
  const { readings } = scene;
  const run = (doubts: DoubtReadings): readonly SolvedWay[] =>
    solveWays(subject, pairs, { ...scene, doubts });
  const runs = openDoubts(readings, run, scene.usual);
  const usual = runs[0]?.result ?? [];
  const isNobody = usual.length === 0 && pairs.length > 0;
  const verdict = isNobody ? 'unknown' : verdictOf(usual);
  const differing = [
    ...new Set(
      runs.flatMap(({ points, result }) =>
        isNobody || verdictOf(result) === verdict ? [] : points,
      ),
    ),
  ];
  const best = usual.filter(({ condition }) => condition.verdict !== 'never');
  const cases = best.flatMap(casesOf);
  const session = sessionNotes(subject, cases, scene);
  return {
    subject,
    name: subjectName(subject),
    verdict: differing.length > 0 ? 'unknown' : verdict,
    cases: session.cases,
    notes: session.notes,
    witness: placed(subject, usual, 'witness'),
    counterexample: placed(subject, usual, 'counterexample'),
    reasons: [
      ...new Set([
        ...(isNobody ? [NOBODY] : []),
        ...(differing.length > 0 ? [`it depends on ${differing.join(', ')}`] : []),
        ...usual.flatMap(({ condition }) => condition.reasons),
      ]),
    ],
    points: [...new Set([...usual.flatMap(({ condition }) => condition.points), ...differing])],
    ways: usual,
  };
}

const NOBODY = 'its name is of no form that principals have';

function solveWays(
  subject: Subject,
  pairs: readonly AskedPair[],
  scene: AnswerScene & { readonly doubts: DoubtReadings },
): readonly SolvedWay[] {
  return pairs.flatMap(({ way, asked }) => {
    const question = wayQuestion(subject, way, asked, scene);
    if (!question) return [];
    return [{ way, asked, question, condition: conditionFor(question, scene) }];
  });
}

/** A way that ends in a refusal is never; one that nobody knows the end of may only be refused. */
export function conditionFor(
  question: WayQuestion,
  { readings, conditions }: Pick<AnswerScene, 'readings' | 'conditions'>,
): Condition {
  const { parts, refusal, unknown } = question;
  if (refusal !== undefined) return { ...NEVER, reasons: [refusal] };
  const asked = { parts, readings };
  const found = conditions ? conditions.of(asked) : conditionOf(asked);
  const condition = withStatements(found, parts, readings);
  if (unknown === undefined || condition.verdict === 'never') return condition;
  return { ...NEVER, verdict: 'unknown', reasons: [unknown], points: condition.points };
}

/** A request of a way of which no condition was asked. */
export function placedRequest(
  { subject, way, asked, question }: Omit<SolvedWay, 'condition'> & { readonly subject: Subject },
  states: Given,
): PlacedRequest {
  return {
    principal: principalText(subject),
    operation: way.operation,
    way: { way, asked, question, condition: UNASKED },
    states,
  };
}

const UNASKED: Condition = { verdict: 'when', cases: [], reasons: [], points: [] };

/** A condition that no request meets. */
export const NEVER: Condition = { verdict: 'never', cases: [], reasons: [], points: [] };

/** Of several ways it is enough that one is open. */
function verdictOf(ways: readonly SolvedWay[]): Condition['verdict'] {
  const verdicts = new Set(ways.map(({ condition }) => condition.verdict));
  const order = ['always', 'unknown', 'when'] as const;
  return order.find((verdict) => verdicts.has(verdict)) ?? 'never';
}

function casesOf({ way, condition }: SolvedWay): readonly WayCase[] {
  return condition.cases.map((one) => ({ ...one, operation: way.operation }));
}

function placed(
  subject: Subject,
  ways: readonly SolvedWay[],
  which: 'witness' | 'counterexample',
): PlacedRequest | undefined {
  for (const way of ways) {
    const states = way.condition[which];
    if (states) {
      return { principal: principalText(subject), operation: way.way.operation, way, states };
    }
  }
  return undefined;
}

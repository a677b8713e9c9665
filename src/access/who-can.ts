import { PolicyLibrary } from '../authorize/policy-library.ts';
import type { Estate } from '../estate/estate.ts';
import { chosenReadings, DoubtReadings } from '../flow/doubts.ts';
import { conditionOf } from '../solve/condition-of.ts';
import type { Case, Condition } from '../solve/condition.ts';
import type { Given } from '../solve/claim.ts';
import { Alike } from './alike.ts';
import type { Way } from './capability.ts';
import { withStatements } from './granting.ts';
import { openDoubts } from './open-doubts.ts';
import { wayQuestion, type Asked, type WayQuestion } from './question.ts';
import { questionScope, type AskedPair } from './question-scope.ts';
import { sessionNotes } from './session-notes.ts';
import { principalText, subjectName, type Subject } from './subject.ts';

/** A question about an estate. */
export interface AccessQuestion {
  /** A capability, or the name of an action. */
  readonly capability: string;
  readonly resource: string;
  /** Only of this principal; everybody where it is left out. */
  readonly principal?: string | undefined;
  readonly readings?: ReadonlySet<string>;
}

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

/** The answers to a question, or why it is none. */
export type Access =
  | { readonly kind: 'access'; readonly answers: readonly AccessAnswer[] }
  | { readonly kind: 'fault'; readonly message: string };

/** Who can, of everybody in an estate and outside of it, for all requests at once. */
export function whoCan(
  estate: Estate,
  question: AccessQuestion,
  library = new PolicyLibrary(),
): Access {
  const found = new AccessFinder(estate, question, library).find(question.resource);
  if (found.kind === 'fault') return found;
  const answers = new Map(
    found.groups.flatMap(({ subjects, answer }) =>
      subjects.map((subject) => [subject, answerOf(subject, answer)]),
    ),
  );
  return { kind: 'access', answers: found.subjects.flatMap((one) => answers.get(one) ?? []) };
}

/** Subjects with the answer that they share; it is written for the first of them. */
export interface AccessGroup {
  readonly subjects: readonly Subject[];
  readonly answer: AccessAnswer;
}

/** The groups of a question in the order of their first subjects, or why it is none. */
export type FoundAccess =
  | {
      readonly kind: 'access';
      /** All of whom it was asked. */
      readonly subjects: readonly Subject[];
      readonly groups: readonly AccessGroup[];
    }
  | { readonly kind: 'fault'; readonly message: string };

/** Answers one capability of many resources of an estate, and shares what these have in common. */
export class AccessFinder {
  readonly #question: Omit<AccessQuestion, 'resource'>;
  readonly #scene: SolveScene;
  readonly #alike: Alike;

  constructor(
    estate: Estate,
    question: Omit<AccessQuestion, 'resource'>,
    library = new PolicyLibrary(),
  ) {
    const { readings = new Set<string>() } = question;
    this.#question = question;
    this.#scene = { estate, library, readings };
    const doubts = new DoubtReadings(chosenReadings(readings));
    this.#alike = new Alike({ ...this.#scene, doubts });
  }

  find(resource: string): FoundAccess {
    const { capability, principal } = this.#question;
    const scope = questionScope(this.#scene.estate, capability, resource);
    if (scope.kind === 'fault') return scope;
    const { pairs } = scope;
    const subjects = scope.subjects.filter(
      (subject) => principal === undefined || isMeant(subject, principal),
    );
    const groups = this.#alike.groups(subjects, pairs).flatMap((group) => {
      const [first] = group;
      return first ? [{ subjects: group, answer: answerFor(first, pairs, this.#scene) }] : [];
    });
    return { kind: 'access', subjects, groups };
  }
}

/** The answer of somebody else of whom the same is asked, as that of a subject. */
export function answerOf(subject: Subject, answer: AccessAnswer): AccessAnswer {
  return {
    ...answer,
    subject,
    name: subjectName(subject),
    witness: askedBy(subject, answer.witness),
    counterexample: askedBy(subject, answer.counterexample),
  };
}

function askedBy(subject: Subject, request: PlacedRequest | undefined): PlacedRequest | undefined {
  return request && { ...request, principal: principalText(subject) };
}

function isMeant(subject: Subject, principal: string): boolean {
  return subjectName(subject) === principal || principalText(subject) === principal;
}

interface SolveScene {
  readonly estate: Estate;
  readonly library: PolicyLibrary;
  readonly readings: ReadonlySet<string>;
}

function answerFor(subject: Subject, pairs: readonly AskedPair[], scene: SolveScene): AccessAnswer {
  const runs = openDoubts(scene.readings, (choice) =>
    solveWays(subject, pairs, { ...scene, doubts: choice }),
  );
  const usual = runs[0]?.result ?? [];
  const verdict = verdictOf(usual);
  const differing = [
    ...new Set(runs.flatMap(({ points, result }) => (verdictOf(result) === verdict ? [] : points))),
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
        ...(differing.length > 0 ? [`it depends on ${differing.join(', ')}`] : []),
        ...usual.flatMap(({ condition }) => condition.reasons),
      ]),
    ],
    points: [...new Set([...usual.flatMap(({ condition }) => condition.points), ...differing])],
    ways: usual,
  };
}

function solveWays(
  subject: Subject,
  pairs: readonly AskedPair[],
  { estate, library, readings, doubts: choice }: SolveScene & { readonly doubts: DoubtReadings },
): readonly SolvedWay[] {
  return pairs.flatMap(({ way, asked }) => {
    const question = wayQuestion(subject, way, asked, { estate, library, doubts: choice });
    if (!question) return [];
    return [{ way, asked, question, condition: conditionFor(question, readings) }];
  });
}

/** A way that ends in a refusal is never; one that nobody knows the end of may only be refused. */
function conditionFor(question: WayQuestion, readings: ReadonlySet<string>): Condition {
  const { parts, refusal, unknown } = question;
  if (refusal !== undefined) return { ...NEVER, reasons: [refusal] };
  const condition = withStatements(conditionOf({ parts, readings }), parts, readings);
  if (unknown === undefined || condition.verdict === 'never') return condition;
  return { ...NEVER, verdict: 'unknown', reasons: [unknown], points: condition.points };
}

const NEVER: Condition = { verdict: 'never', cases: [], reasons: [], points: [] };

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

import { PolicyLibrary } from '../authorize/policy-library.ts';
import type { NamedPolicy } from '../authorize/policy-set.ts';
import type { Estate } from '../estate/estate.ts';
import { chosenReadings, doubts, DoubtReadings } from '../flow/doubts.ts';
import { conditionOf } from '../solve/condition-of.ts';
import type { Case, Condition } from '../solve/condition.ts';
import type { Given } from '../solve/claim.ts';
import { CAPABILITIES, concerns, waysOf, type Way } from './capability.ts';
import { namedIn } from './named-outsiders.ts';
import { wayQuestion, type Asked, type WayQuestion } from './question.ts';
import { subjectsOf, principalText, subjectName, type Subject } from './subject.ts';
import { targetsOf } from './targets.ts';

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
  const found = targetsOf(estate, question.resource);
  if (found.kind === 'fault') return found;
  const ways = waysFor(question.capability, found.on);
  if (!ways) {
    return {
      kind: 'fault',
      message: `\`${question.capability}\` is nothing that one can do with ${found.on === 'key' ? 'a key' : 'an object'}`,
    };
  }
  const asked = found.asked.filter((one) => isConcerned(question.capability, one));
  const subjects = subjectsOf(estate, namedIn(resourcePolicies(estate, asked))).filter(
    (subject) => question.principal === undefined || isMeant(subject, question.principal),
  );
  const pairs = ways.flatMap((way) => asked.map((one) => ({ way, asked: one })));
  const readings = question.readings ?? new Set<string>();
  return {
    kind: 'access',
    answers: subjects.map((subject) => answerFor(subject, pairs, { estate, library, readings })),
  };
}

function waysFor(capability: string, on: 'object' | 'key'): readonly Way[] | undefined {
  const known = CAPABILITIES.find((one) => one === capability);
  if (known) return waysOf(known, on);
  if (!/^[a-z0-9-]+:[A-Za-z0-9]+$/.test(capability)) return undefined;
  return [{ operation: capability, parameters: new Map() }];
}

function isConcerned(capability: string, asked: Asked): boolean {
  const known = CAPABILITIES.find((one) => one === capability);
  return asked.kind === 'key' || !known || concerns(known, asked.target.stored.encryption);
}

function isMeant(subject: Subject, principal: string): boolean {
  return subjectName(subject) === principal || principalText(subject) === principal;
}

/** The policies that speak of what is asked for. */
function resourcePolicies(estate: Estate, asked: readonly Asked[]): readonly NamedPolicy[] {
  const keys = [...estate.accounts.values()].flatMap(({ keys: all }) => [...all.values()]);
  const ofKeys = keys.map(({ policy }) => policy);
  const ofBuckets = asked.map((one) =>
    one.kind === 'object' ? one.target.bucket.policy : undefined,
  );
  return [...ofBuckets, ...ofKeys].filter((policy) => policy !== undefined);
}

interface SolveScene {
  readonly estate: Estate;
  readonly library: PolicyLibrary;
  readonly readings: ReadonlySet<string>;
}

function answerFor(
  subject: Subject,
  pairs: readonly { readonly way: Way; readonly asked: Asked }[],
  scene: SolveScene,
): AccessAnswer {
  const chosen = chosenReadings(scene.readings);
  const first = new DoubtReadings(chosen);
  const usual = solveWays(subject, pairs, { ...scene, doubts: first });
  const open = [...first.met].filter(
    (id) => !chosen.has(id) && doubts.get(id)?.usual === undefined,
  );
  const others = open.flatMap((id) => {
    const readings = doubts.get(id)?.readings.slice(1) ?? [];
    return readings.map((reading) => {
      const choice = new DoubtReadings(new Map([...chosen, [id, reading]]));
      return { id, ways: solveWays(subject, pairs, { ...scene, doubts: choice }) };
    });
  });
  const verdict = verdictOf(usual);
  const differing = others.filter(({ ways }) => verdictOf(ways) !== verdict).map(({ id }) => id);
  const best = usual.filter(({ condition }) => condition.verdict !== 'never');
  return {
    subject,
    name: subjectName(subject),
    verdict: differing.length > 0 ? 'unknown' : verdict,
    cases: best.flatMap(casesOf),
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
  pairs: readonly { readonly way: Way; readonly asked: Asked }[],
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
  const condition = conditionOf({ parts, readings });
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

import type { RequestValues } from '../term/world.ts';
import type { Certificate } from './certificate.ts';
import { checkCertificate } from './check-certificate.ts';
import type { Given } from './claim.ts';
import { digestOf } from './digest.ts';
import { Problem } from './problem.ts';
import { restsOnRelations } from './proof.ts';
import type { Question } from './question.ts';
import { replay } from './replay.ts';
import { Search, type GiveUp } from './search.ts';

/*
 * The question "is there a request such that …", for all requests at once.
 *
 *   solve({ parts: [{ term, request }] })
 *
 * Each part is a term (of a decision, a statement, a condition) with a symbolic request that gives
 * each variable of its tests a fixed state, leaves it unknown, or names a `Variable`. Variables with
 * equal names are one, in whichever parts they stand. `holds: false` asks for a part not to hold:
 * what one policy allows and another does not is two parts on the same request.
 *
 * Answers:
 * - `satisfiable`: an assignment of the variables that were asked about, with the concrete values of
 *   each part's request. It was evaluated: every part is as asked, however unknown things fall.
 * - `unsatisfiable`: no request, however unknown things fall. The certificate says why; see
 *   `checkCertificate`.
 * - `unknown`: for these reasons nobody can tell.
 *
 * `conditionOf` says for which requests a question holds, `printCondition` says it in words, and
 * `proofSources` names the statements that a certificate rests on. That P implies Q is that P and
 * not Q is `unsatisfiable`.
 */

/** The answer to a question. `points` are the doubtful points that it may depend on. */
export type Answer = Satisfiable | Unsatisfiable | Undecided;

export interface Satisfiable {
  readonly kind: 'satisfiable';
  readonly assignment: Given;
  /** The values of the parts' requests, in their order. */
  readonly requests: readonly RequestValues[];
  readonly points: readonly string[];
}

export interface Unsatisfiable {
  readonly kind: 'unsatisfiable';
  readonly certificate: Certificate;
  readonly points: readonly string[];
}

export interface Undecided {
  readonly kind: 'unknown';
  readonly reasons: readonly string[];
  /** A request that may be one, where only unknown things stand in the way. */
  readonly assignment?: Given;
  readonly points: readonly string[];
}

/** How many nodes a search visits when the question does not say. */
export const BUDGET = 200_000;

/** Answers a question. Never throws for lack of knowledge; the same question has the same answer. */
export function solve(question: Question): Answer {
  const problem = new Problem(question);
  const { grounding } = problem;
  const budget = question.budget ?? BUDGET;
  const points = [...grounding.points];
  const best = new Search(problem, budget).run(grounding.best);
  if (best.kind === 'refuted') {
    const certificate = { digest: digestOf(grounding), proof: best.proof };
    // How relations end is worked out in two ways; where these do not agree, nothing is proved.
    const isProved = !restsOnRelations(best.proof) || isValid(question, certificate);
    if (isProved) return { kind: 'unsatisfiable', certificate, points };
    return { kind: 'unknown', reasons: [REASONS.relations], points };
  }
  if (best.kind === 'gave-up') return { kind: 'unknown', reasons: [REASONS[best.why]], points };
  const inBest = replay(question, grounding.scopes, best.states);
  if (inBest.truth !== 'unknown') return answered(question, problem, best.states);
  const worst = new Search(problem, budget).run(grounding.worst);
  if (worst.kind === 'found') return answered(question, problem, worst.states);
  return { kind: 'unknown', reasons: inBest.causes, assignment: best.states, points };
}

/** Why a search that ends without an answer does so. */
export const REASONS: Readonly<Record<GiveUp, string>> = {
  budget: 'the question needs more steps than its budget has',
  unseen: 'values of too many kinds would have to be told apart',
  relations: 'policy variables relate values in ways that could not be decided',
};
function isValid(question: Question, certificate: Certificate): boolean {
  return checkCertificate(question, certificate).kind === 'valid';
}

const REJECTED = 'internal: the request that was found does not pass its own evaluation';

function answered(question: Question, { grounding }: Problem, assignment: Given): Answer {
  const { truth, requests, points } = replay(question, grounding.scopes, assignment);
  if (truth === true) return { kind: 'satisfiable', assignment, requests, points };
  return { kind: 'unknown', reasons: [REJECTED], points: [...grounding.points] };
}

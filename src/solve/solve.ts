import type { RequestValues } from '../term/world.ts';
import type { Certificate } from './certificate.ts';
import { checkCertificate } from './check-certificate.ts';
import type { Given } from './claim.ts';
import { digestOf } from './digest.ts';
import type { Formula } from './formula.ts';
import { Problem } from './problem.ts';
import { restsOnRelations, type Proof } from './proof.ts';
import type { Question } from './question.ts';
import { replay, type Replay } from './replay.ts';
import { Search, type GiveUp, type Outcome } from './search.ts';

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
 * `new Prepared(question).answer()` is the same, and what was made ready can be asked again.
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
  return new Prepared(question).answer();
}

/** A question made ready: its formulas and the classes of its values, for any number of answers. */
export class Prepared {
  readonly question: Question;
  readonly problem: Problem;

  constructor(question: Question) {
    this.question = question;
    this.problem = new Problem(question);
  }

  answer(): Answer {
    const { grounding } = this.problem;
    const points = [...grounding.points];
    const best = this.search(grounding.best);
    if (best.kind === 'refuted') return this.#refuted(best.proof);
    if (best.kind === 'gave-up') return { kind: 'unknown', reasons: [REASONS[best.why]], points };
    const inBest = replay(this.question, grounding.scopes, best.states);
    if (inBest.truth !== 'unknown') return this.#answered(inBest, best.states);
    const worst = this.search(grounding.worst);
    if (worst.kind !== 'found') {
      return { kind: 'unknown', reasons: inBest.causes, assignment: best.states, points };
    }
    return this.#answered(replay(this.question, grounding.scopes, worst.states), worst.states);
  }

  /** States that satisfy a formula of the question. */
  search(formula: Formula): Outcome {
    return new Search(this.problem, this.question.budget ?? BUDGET).run(formula);
  }

  #refuted(proof: Proof): Answer {
    const { grounding } = this.problem;
    const points = [...grounding.points];
    const certificate = { digest: digestOf(grounding), proof };
    // How relations end is worked out in two ways; where these do not agree, nothing is proved.
    const isProved = !restsOnRelations(proof) || isValid(this.question, certificate);
    if (isProved) return { kind: 'unsatisfiable', certificate, points };
    return { kind: 'unknown', reasons: [REASONS.relations], points };
  }

  #answered({ truth, requests, points }: Replay, assignment: Given): Answer {
    if (truth === true) return { kind: 'satisfiable', assignment, requests, points };
    return { kind: 'unknown', reasons: [REJECTED], points: [...this.problem.grounding.points] };
  }
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

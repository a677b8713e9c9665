import { caseOf, casesOf, type FormulaCase } from './cases.ts';
import type { Given } from './claim.ts';
import type { Condition } from './condition.ts';
import type { Grounding } from './ground.ts';
import type { Question } from './question.ts';
import { replay } from './replay.ts';
import { Prepared, REASONS, solve, type Answer } from './solve.ts';

/**
 * For which requests a question holds. Exact: it says `always`, `never` or `when` only where no
 * request decides otherwise, however unknown things fall.
 */
export function conditionOf(question: Question): Condition {
  return workedOut(question).condition;
}

/** A condition, with its cases in the formulas of a grounding. */
export interface WorkedOut {
  readonly condition: Condition;
  /** Undefined where a condition needs no cases. */
  readonly inFormulas?: { readonly cases: readonly FormulaCase[]; readonly grounding: Grounding };
}

/** Works a condition out, and keeps what it was made of. */
export function workedOut(question: Question): WorkedOut {
  const prepared = new Prepared(question);
  const answer = prepared.answer();
  if (answer.kind === 'unsatisfiable') {
    const { certificate } = answer;
    const points = answer.points.toSorted();
    return { condition: { verdict: 'never', cases: [], certificate, reasons: [], points } };
  }
  const contrary = solve(turned(question));
  if (contrary.kind === 'unsatisfiable') {
    const { certificate } = contrary;
    // The request that was found need not meet all on which it rests that there is no other.
    const points = contrary.points.toSorted();
    const cases = [{ when: [], unless: [], because: [] }];
    const found = witnesses(answer, contrary);
    return {
      condition: { verdict: 'always', cases, ...found, certificate, reasons: [], points },
    };
  }
  return between(prepared, answer, contrary);
}

/** The question whether another one does not hold. */
export function turned(question: Question): Question {
  const parts = question.parts.map((part) => ({ ...part, holds: !(part.holds ?? true) }));
  return { ...question, parts, join: (question.join ?? 'all') === 'all' ? 'any' : 'all' };
}

/** Neither always nor never: when, or as far as it is known. */
function between(prepared: Prepared, answer: Answer, contrary: Answer): WorkedOut {
  const { question, problem } = prepared;
  const { grounding } = problem;
  const found = casesOf(problem, grounding.worst);
  const undecided = grounding.formulas.and([grounding.best, grounding.opposite]);
  const gap = prepared.search(undecided);
  const reasons: string[] = [];
  if (!found) reasons.push('the condition has too many cases');
  if (gap.kind === 'found') reasons.push(...replay(question, grounding.scopes, gap.states).causes);
  if (gap.kind === 'gave-up') reasons.push(REASONS[gap.why]);
  const cases = found ?? [];
  const condition: Condition = {
    verdict: reasons.length === 0 ? 'when' : 'unknown',
    cases: cases.map((one) => caseOf(one, grounding)),
    ...witnesses(answer, contrary),
    reasons,
    points: [...grounding.points].toSorted(),
  };
  return { condition, inFormulas: { cases, grounding } };
}

function witnesses(answer: Answer, contrary: Answer): { witness?: Given; counterexample?: Given } {
  return {
    ...(answer.kind === 'satisfiable' && { witness: answer.assignment }),
    ...(contrary.kind === 'satisfiable' && { counterexample: contrary.assignment }),
  };
}

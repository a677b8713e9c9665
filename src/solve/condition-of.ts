import { casesOf } from './cases.ts';
import type { Given } from './claim.ts';
import type { Condition } from './condition.ts';
import type { Question } from './question.ts';
import { replay } from './replay.ts';
import { Prepared, REASONS, solve, type Answer } from './solve.ts';

/**
 * For which requests a question holds. Exact: it says `always`, `never` or `when` only where no
 * request decides otherwise, however unknown things fall.
 */
export function conditionOf(question: Question): Condition {
  const prepared = new Prepared(question);
  const answer = prepared.answer();
  const { points } = answer;
  if (answer.kind === 'unsatisfiable') {
    return { verdict: 'never', cases: [], certificate: answer.certificate, reasons: [], points };
  }
  const contrary = solve(turned(question));
  if (contrary.kind === 'unsatisfiable') {
    const { certificate } = contrary;
    const cases = [{ when: [], unless: [], because: [] }];
    return {
      verdict: 'always',
      cases,
      ...witnesses(answer, contrary),
      certificate,
      reasons: [],
      points,
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
function between(prepared: Prepared, answer: Answer, contrary: Answer): Condition {
  const { question, problem } = prepared;
  const { grounding } = problem;
  const cases = casesOf(problem, grounding.worst);
  const undecided = grounding.formulas.and([grounding.best, grounding.opposite]);
  const gap = prepared.search(undecided);
  const reasons: string[] = [];
  if (!cases) reasons.push('the condition has too many cases');
  if (gap.kind === 'found') reasons.push(...replay(question, grounding.scopes, gap.states).causes);
  if (gap.kind === 'gave-up') reasons.push(REASONS[gap.why]);
  return {
    verdict: reasons.length === 0 ? 'when' : 'unknown',
    cases: cases ?? [],
    ...witnesses(answer, contrary),
    reasons,
    points: [...grounding.points],
  };
}

function witnesses(answer: Answer, contrary: Answer): { witness?: Given; counterexample?: Given } {
  return {
    ...(answer.kind === 'satisfiable' && { witness: answer.assignment }),
    ...(contrary.kind === 'satisfiable' && { counterexample: contrary.assignment }),
  };
}

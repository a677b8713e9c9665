import type { Condition } from '../solve/condition.ts';
import type { Part } from '../solve/question.ts';
import { Scope } from '../solve/scope.ts';
import { evaluate } from '../term/evaluate.ts';
import type { StatementKind, StatementSource, StatementTerm, Term } from '../term/term.ts';

/** What lets a request through by itself; the others only limit what these give. */
const GRANTING: ReadonlySet<StatementKind> = new Set(['identity', 'resource', 'grant']);

/**
 * A condition whose only case names the statements that grant in it. Where nothing is to be chosen
 * among, the case itself names none: those that allow the witness are the ones.
 */
export function withStatements(
  condition: Condition,
  parts: readonly Part[],
  readings: ReadonlySet<string>,
): Condition {
  const { cases, witness } = condition;
  const [only, ...more] = cases;
  if (!only || more.length > 0 || only.because.length > 0 || !witness) return condition;
  const because = parts.flatMap((part) => {
    const world = new Scope(part, 0, readings).world(witness);
    return statementsIn(part.term)
      .filter(({ source }) => source.effect === 'Allow' && GRANTING.has(source.kind))
      .filter((one) => evaluate(one, world) === true)
      .map(({ source }): StatementSource => source);
  });
  return { ...condition, cases: [{ ...only, because }] };
}

/** The statements of a term, each once, in its order. */
function statementsIn(root: Term): readonly StatementTerm[] {
  const found: StatementTerm[] = [];
  const seen = new Set<Term>([root]);
  for (const term of seen) {
    if (term.kind === 'statement') found.push(term);
    else if (term.kind === 'not') seen.add(term.part);
    else if (term.kind === 'reading') for (const one of [term.usual, term.other]) seen.add(one);
    else if ('parts' in term) for (const one of term.parts) seen.add(one);
  }
  return found;
}

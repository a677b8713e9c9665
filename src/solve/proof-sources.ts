import type { StatementSource } from '../term/term.ts';
import type { Certificate } from './certificate.ts';
import type { Formula } from './formula.ts';
import { Grounding } from './ground.ts';
import type { Proof } from './proof.ts';
import type { Question } from './question.ts';

/** The statements that a certificate rests on: those that deny, and those that do not grant enough. */
export function proofSources(
  question: Question,
  { proof }: Certificate,
): readonly StatementSource[] {
  const { formulas } = new Grounding(question);
  const sources = new Set<StatementSource>();
  const put = (formula: Formula | undefined): void => {
    const source = formula && formulas.sourceOf(formula);
    if (source) sources.add(source);
  };
  const visit = ({ units, end }: Proof): void => {
    for (const id of units) put(formulas.byId(id));
    if (end.kind === 'relations') return;
    const formula = formulas.byId(end.formula);
    put(formula);
    if (formula?.kind === 'or') formula.parts.forEach(put);
    if (end.kind === 'cases') end.cases.forEach(visit);
  };
  visit(proof);
  return [...sources];
}

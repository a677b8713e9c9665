import type { ClaimFormula, Formula, RelationFormula } from './formula.ts';

/** What holds at one point of a proof. */
export class Facts {
  readonly formulas: Set<Formula>;

  constructor(before: Iterable<Formula> = []) {
    this.formulas = new Set(before);
  }

  /** Adds a formula, and with a conjunction its parts. */
  put(formula: Formula): void {
    this.formulas.add(formula);
    if (formula.kind === 'and') for (const part of formula.parts) this.put(part);
  }

  with(formulas: readonly Formula[]): Facts {
    const facts = new Facts(this.formulas);
    for (const formula of formulas) facts.put(formula);
    return facts;
  }

  get claims(): readonly ClaimFormula[] {
    return [...this.formulas].filter((one) => one.kind === 'claim');
  }

  get relations(): readonly RelationFormula[] {
    return [...this.formulas].filter((one) => one.kind === 'relation');
  }
}

import type { ReadingTerm, StatementTerm, Term } from '../term/term.ts';
import { AskedTable } from './asked.ts';
import { NEGATED, satisfies, wantsTruth, type Want } from './claim.ts';
import { FALSE, Formulas, TRUE, type Formula } from './formula.ts';
import { furtherNames } from './encryption-claims.ts';
import { GroundTests } from './ground-tests.ts';
import type { Question } from './question.ts';
import type { Relation } from './relation.ts';
import { impliedRelations } from './relation-order.ts';
import { Scope } from './scope.ts';

/** Whether unknown things fall as the question would have it, or against it. */
type Fall = 'for' | 'against';

/**
 * The formulas of a question: its terms with all that is fixed evaluated away, negations moved to
 * the claims, and one reading chosen of each doubtful point.
 */
export class Grounding {
  readonly formulas = new Formulas();
  readonly asked = new AskedTable(this.formulas);
  readonly scopes: readonly Scope[];
  /** The doubtful points on which a formula depends. */
  readonly points = new Set<string>();
  readonly readings: ReadonlySet<string>;
  /** The question where all that is unknown falls for it, and where it falls against it. */
  readonly best: Formula;
  readonly worst: Formula;
  readonly #tests: GroundTests;
  readonly #question: Question;
  readonly #memo = new Map<string, Map<Term, Formula>>();

  constructor(question: Question) {
    this.#question = question;
    this.readings = question.readings ?? new Set();
    this.scopes = question.parts.map((part, index) => new Scope(part, index, this.readings));
    this.#tests = new GroundTests(this.formulas, this.asked, this.readings);
    for (const { request } of this.scopes) {
      if (request.action.kind === 'variable') this.asked.meet(request.action).isNamed = true;
      if (request.resource.kind === 'variable') this.asked.meet(request.resource).isNamed = true;
    }
    this.best = this.#formula('for');
    this.worst = this.#formula('against');
  }

  /** That the question may not hold, where all that is unknown falls for that. */
  get opposite(): Formula {
    return this.#formula('for', false);
  }

  get relations(): readonly Relation[] {
    return this.#tests.relations.all;
  }

  #formula(fall: Fall, isWanted = true): Formula {
    const parts = this.scopes.map((scope) => {
      return this.#ground(
        scope,
        scope.part.term,
        wantOf(fall, (scope.part.holds ?? true) === isWanted),
      );
    });
    const further = this.scopes.map(furtherNames).filter((claim) => claim !== undefined);
    const given = further.map((claim) => this.#tests.value({ ...claim, orAbsent: true }, 'holds'));
    const isAll = ((this.#question.join ?? 'all') === 'all') === isWanted;
    const asked = isAll ? this.formulas.and(parts) : this.formulas.or(parts);
    const implied = impliedRelations(this.relations, this.scopes).map(([left, right]) =>
      this.formulas.or([this.formulas.relation(left, false), this.formulas.relation(right, true)]),
    );
    return this.formulas.and([...given, ...implied, asked]);
  }

  #ground(scope: Scope, term: Term, want: Want): Formula {
    const key = `${scope.index} ${want}`;
    let known = this.#memo.get(key);
    if (!known) this.#memo.set(key, (known = new Map()));
    let formula = known.get(term);
    if (!formula) known.set(term, (formula = this.#make(scope, term, want)));
    return formula;
  }

  #make(scope: Scope, term: Term, want: Want): Formula {
    switch (term.kind) {
      case 'true':
      case 'false':
        return satisfies(term.kind === 'true', want) ? TRUE : FALSE;
      case 'unknown':
        return satisfies('unknown', want) ? TRUE : FALSE;
      case 'test':
        return this.#tests.formula({ scope, test: term.test, want });
      case 'not':
        return this.#ground(scope, term.part, NEGATED[want]);
      case 'and':
      case 'or': {
        const parts = term.parts.map((part) => this.#ground(scope, part, want));
        return (term.kind === 'and') === wantsTruth(want)
          ? this.formulas.and(parts)
          : this.formulas.or(parts);
      }
      case 'reading':
        return this.#reading(scope, term, want);
      case 'statement':
        return this.#statement(scope, term, want);
    }
  }

  #reading(scope: Scope, { point, usual, other }: ReadingTerm, want: Want): Formula {
    const [byUsual, byOther] = [usual, other].map((term) => this.#ground(scope, term, want));
    if (byUsual !== byOther) this.points.add(point);
    return (this.readings.has(point) ? byOther : byUsual) ?? FALSE;
  }

  #statement(scope: Scope, { source, part }: StatementTerm, want: Want): Formula {
    const formula = this.#ground(scope, part, want);
    if (formula.kind !== 'true' && formula.kind !== 'false') this.formulas.mark(formula, source);
    return formula;
  }
}

function wantOf(fall: Fall, isWanted: boolean): Want {
  if (fall === 'for') return isWanted ? 'may-hold' : 'may-fail';
  return isWanted ? 'holds' : 'fails';
}

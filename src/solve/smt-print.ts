import { partsOf, type SmtFormula, type SmtUnknown } from './smt-formula.ts';
import { call, comment, symbol, type Smt } from './smt-words.ts';

/** Whether the truth of a formula counts for what is asserted, or against it. */
type Side = 'for' | 'against';

const OTHER: Readonly<Record<Side, Side>> = { for: 'against', against: 'for' };

/**
 * Prints formulas as asserted: what nobody can tell is a Boolean that the solver may choose, one
 * where it counts for the assertion and one where it counts against it. Formulas that stand in
 * several places are defined once.
 */
export class SmtPrinter {
  readonly lines: string[] = [];
  /** Why more requests satisfy the printed text than the question. */
  readonly inexact = new Set<string>();
  readonly #uses = new Map<SmtFormula, number>();
  readonly #doubtful = new Map<SmtFormula, boolean>();
  readonly #texts = { for: new Map<SmtFormula, Smt>(), against: new Map<SmtFormula, Smt>() };
  readonly #numbers = new Map<SmtFormula, number>();
  readonly #reasons = new Map<string, number>();
  readonly #declared = new Set<Smt>();

  /** @param all Everything that will be asserted. */
  constructor(all: readonly SmtFormula[]) {
    for (const formula of all) this.#count(formula);
  }

  /** Adds an assertion with its comment, behind the definitions that it needs. */
  assert(formula: SmtFormula, note: string): void {
    const text = this.#print(formula, 'for');
    this.lines.push(comment(note), call('assert', text));
  }

  #count(formula: SmtFormula): void {
    const uses = this.#uses.get(formula) ?? 0;
    this.#uses.set(formula, uses + 1);
    if (uses > 0) return;
    for (const part of partsOf(formula)) this.#count(part);
  }

  #print(formula: SmtFormula, asked: Side): Smt {
    const side = this.#isDoubtful(formula) ? asked : 'for';
    const known = this.#texts[side].get(formula);
    if (known !== undefined) return known;
    const text = this.#make(formula, side);
    this.#texts[side].set(formula, text);
    return text;
  }

  #make(formula: SmtFormula, side: Side): Smt {
    switch (formula.kind) {
      case 'atom':
        return formula.text;
      case 'unknown':
        if (formula.isInexact) this.inexact.add(formula.reason);
        return this.#unknown(formula, side);
      case 'not':
        return call('not', this.#print(formula.part, OTHER[side]));
      case 'and':
      case 'or': {
        const text = call(formula.kind, ...formula.parts.map((part) => this.#print(part, side)));
        return (this.#uses.get(formula) ?? 0) > 1 ? this.#define(formula, side, text) : text;
      }
      case 'named': {
        const text = this.#print(formula.part, side);
        return this.#define(formula, side, text, formula.note);
      }
      default:
        return formula.kind;
    }
  }

  #define(formula: SmtFormula, side: Side, text: Smt, note?: string): Smt {
    const number = this.#numbers.get(formula) ?? this.#numbers.size + 1;
    this.#numbers.set(formula, number);
    const what = formula.kind === 'named' ? 'statement' : 'shared';
    const suffix = side === 'for' ? '' : '-against';
    const name = symbol(`${what}${suffix}`, number);
    if (note !== undefined) this.lines.push(comment(note));
    this.lines.push(call('define-fun', name, '()', 'Bool', text));
    return name;
  }

  #unknown({ reason, isInexact }: SmtUnknown, side: Side): Smt {
    const number = this.#reasons.get(reason) ?? this.#reasons.size + 1;
    this.#reasons.set(reason, number);
    const name = symbol(side === 'for' ? 'may-hold' : 'surely-holds', number);
    if (!this.#declared.has(name)) {
      this.#declared.add(name);
      const why = isInexact ? 'left open' : 'nobody can tell';
      this.lines.push(comment(`${why}: ${reason}`), call('declare-const', name, 'Bool'));
    }
    return name;
  }

  #isDoubtful(formula: SmtFormula): boolean {
    const known = this.#doubtful.get(formula);
    if (known !== undefined) return known;
    const found =
      formula.kind === 'unknown' || partsOf(formula).some((one) => this.#isDoubtful(one));
    this.#doubtful.set(formula, found);
    return found;
  }
}

import type { Case, Exception } from './condition.ts';
import type { ClaimFormula, Formula, JoinFormula, RelationFormula } from './formula.ts';
import type { Grounding } from './ground.ts';
import { literalOf } from './literal.ts';
import type { Problem } from './problem.ts';
import { openParts, propagate, type Node } from './search.ts';
import type { SearchState } from './state.ts';

type LiteralFormula = ClaimFormula | RelationFormula;

/** A case in the formulas of its problem. */
export interface FormulaCase {
  readonly when: readonly LiteralFormula[];
  readonly unless: readonly FormulaException[];
  /** Those of the statements that grant. */
  readonly granting: readonly Formula[];
}

export interface FormulaException {
  readonly all: readonly LiteralFormula[];
  /** That the statement does not deny. */
  readonly spared: Formula;
}

/** A case while cases are collected. */
interface Draft {
  readonly when: readonly LiteralFormula[];
  readonly unless: readonly JoinFormula[];
  readonly state: SearchState;
  readonly granting: readonly Formula[];
}

/** More cases, and more steps to find them, are too many to read. */
const CASES = 200;
const STEPS = 5000;

/** The requests that satisfy a formula, as cases; undefined when there are too many. */
export function casesOf(problem: Problem, formula: Formula): readonly FormulaCase[] | undefined {
  const collector = new Collector(problem);
  const node: Node = { state: problem.start(), pending: [], log: [] };
  if (!collector.visit(node, [formula], [])) return undefined;
  return withoutContained(collector.drafts).map(({ when, unless, granting, state }) => ({
    when,
    unless: unless.map((spared): FormulaException => {
      const open = openParts(state, spared);
      const parts = open === 'settled' ? [] : open.filter(isLiteral);
      return { all: parts.map((part) => opposite(problem, part)), spared };
    }),
    granting,
  }));
}

/** A case in the terms of the policies. */
export function caseOf(
  { when, unless, granting }: FormulaCase,
  { scopes, formulas }: Grounding,
): Case {
  const sources = granting.flatMap((formula) => formulas.sourceOf(formula) ?? []);
  return {
    when: when.map((one) => literalOf(one, scopes)),
    unless: unless.map(({ all, spared }): Exception => {
      const literals = all.map((one) => literalOf(one, scopes));
      const source = formulas.sourceOf(spared);
      return source ? { all: literals, source } : { all: literals };
    }),
    because: [...new Set(sources)],
  };
}

class Collector {
  readonly drafts: Draft[] = [];
  readonly #problem: Problem;
  #steps = STEPS;

  constructor(problem: Problem) {
    this.#problem = problem;
  }

  /** False when there are too many cases. */
  visit(node: Node, assumed: readonly Formula[], granting: readonly Formula[]): boolean {
    if (this.#steps-- <= 0 || this.drafts.length >= CASES) return false;
    if (propagate(node, assumed, [])) return true;
    const choice = node.pending.find((one) => !this.#isException(node, one));
    if (!choice) {
      this.drafts.push(this.#draft(node, granting));
      return true;
    }
    const open = openParts(node.state, choice);
    const parts = open === 'settled' ? [] : open;
    const pending = node.pending.filter((one) => one !== choice);
    return parts.every((part) => {
      const isStatement = this.#problem.grounding.formulas.sourceOf(part) !== undefined;
      const inner: Node = {
        state: node.state.branch(),
        pending: [...pending],
        log: [...(node.log ?? [])],
      };
      return this.visit(inner, [part], isStatement ? [...granting, part] : granting);
    });
  }

  /** A Deny of which several things are open is an exception; others are gone through. */
  #isException({ state }: Node, formula: JoinFormula): boolean {
    if (this.#problem.grounding.formulas.sourceOf(formula)?.effect !== 'Deny') return false;
    const open = openParts(state, formula);
    return open !== 'settled' && open.every(isLiteral);
  }

  #draft({ state, pending, log = [] }: Node, granting: readonly Formula[]): Draft {
    let when: readonly LiteralFormula[] = log;
    for (const literal of log.toReversed()) {
      const others = when.filter((one) => one !== literal);
      if (this.#implies(others, literal)) when = others;
    }
    return { when, unless: pending, state, granting };
  }

  #implies(others: readonly LiteralFormula[], literal: LiteralFormula): boolean {
    const node: Node = { state: this.#problem.start(), pending: [] };
    return !propagate(node, others, []) && node.state.known(literal) === true;
  }
}

/** A case that another one covers tells nothing new. */
function withoutContained(drafts: readonly Draft[]): readonly Draft[] {
  const kept: Draft[] = [];
  for (const [index, draft] of drafts.entries()) {
    const others = drafts.filter((other, at) => {
      return at !== index && covers(other, draft) && (at < index || !covers(draft, other));
    });
    if (others.length === 0) kept.push(draft);
  }
  return kept;
}

function covers(wide: Draft, narrow: Draft): boolean {
  return (
    wide.when.every((one) => narrow.state.known(one) === true) &&
    wide.unless.every((one) => narrow.unless.includes(one) || narrow.state.known(one) === true)
  );
}

function isLiteral(formula: Formula): formula is LiteralFormula {
  return formula.kind === 'claim' || formula.kind === 'relation';
}

function opposite(problem: Problem, formula: LiteralFormula): LiteralFormula {
  const other = problem.complement(formula);
  return other && isLiteral(other) ? other : formula;
}

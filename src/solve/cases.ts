import type { StatementSource } from '../term/term.ts';
import type { Case, Exception } from './condition.ts';
import type { ClaimFormula, Formula, JoinFormula, RelationFormula } from './formula.ts';
import { literalOf } from './literal.ts';
import type { Problem } from './problem.ts';
import { openParts, propagate, type Node } from './search.ts';
import type { SearchState } from './state.ts';

type LiteralFormula = ClaimFormula | RelationFormula;

/** A case while cases are collected. */
interface Draft {
  readonly when: readonly LiteralFormula[];
  readonly unless: readonly JoinFormula[];
  readonly state: SearchState;
  readonly because: readonly StatementSource[];
}

/** More cases, and more steps to find them, are too many to read. */
const CASES = 200;
const STEPS = 5000;

/** The requests that satisfy a formula, as cases; undefined when there are too many. */
export function casesOf(problem: Problem, formula: Formula): readonly Case[] | undefined {
  const collector = new Collector(problem);
  const node: Node = { state: problem.start(), pending: [], log: [] };
  if (!collector.visit(node, [formula], [])) return undefined;
  const { scopes, formulas } = problem.grounding;
  return withoutContained(collector.drafts).map(({ when, unless, because, state }) => ({
    when: when.map((one) => literalOf(one, scopes)),
    unless: unless.map((one): Exception => {
      const open = openParts(state, one);
      const parts = open === 'settled' ? [] : open.filter(isLiteral);
      const all = parts.map((part) => literalOf(opposite(problem, part), scopes));
      const source = formulas.sourceOf(one);
      return source ? { all, source } : { all };
    }),
    because,
  }));
}

class Collector {
  readonly drafts: Draft[] = [];
  readonly #problem: Problem;
  #steps = STEPS;

  constructor(problem: Problem) {
    this.#problem = problem;
  }

  /** False when there are too many cases. */
  visit(node: Node, assumed: readonly Formula[], because: readonly StatementSource[]): boolean {
    if (this.#steps-- <= 0 || this.drafts.length >= CASES) return false;
    if (propagate(node, assumed, [])) return true;
    const choice = node.pending.find((one) => !this.#isException(node, one));
    if (!choice) {
      this.drafts.push(this.#draft(node, because));
      return true;
    }
    const open = openParts(node.state, choice);
    const parts = open === 'settled' ? [] : open;
    const pending = node.pending.filter((one) => one !== choice);
    return parts.every((part) => {
      const source = this.#problem.grounding.formulas.sourceOf(part);
      const inner: Node = {
        state: node.state.branch(),
        pending: [...pending],
        log: [...(node.log ?? [])],
      };
      return this.visit(inner, [part], source ? [...because, source] : because);
    });
  }

  /** A Deny of which several things are open is an exception; others are gone through. */
  #isException({ state }: Node, formula: JoinFormula): boolean {
    if (this.#problem.grounding.formulas.sourceOf(formula)?.effect !== 'Deny') return false;
    const open = openParts(state, formula);
    return open !== 'settled' && open.every(isLiteral);
  }

  #draft({ state, pending, log = [] }: Node, because: readonly StatementSource[]): Draft {
    let when: readonly LiteralFormula[] = log;
    for (const literal of log.toReversed()) {
      const others = when.filter((one) => one !== literal);
      if (this.#implies(others, literal)) when = others;
    }
    return { when, unless: pending, state, because: [...new Set(because)] };
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

import type { ClaimFormula, Formula, JoinFormula, RelationFormula } from './formula.ts';
import type { Proof, ProofEnd } from './proof.ts';
import { ClauseIndex } from './clause-index.ts';
import { settle } from './leaf.ts';
import type { Problem } from './problem.ts';
import type { SearchState } from './state.ts';
import type { Given } from './claim.ts';

/** How a search ends. */
export type Outcome =
  | { readonly kind: 'found'; readonly states: Given }
  | { readonly kind: 'refuted'; readonly proof: Proof }
  | { readonly kind: 'gave-up'; readonly why: GiveUp };

/** Why a search does not end: too many steps, values of no known text, or relations. */
export type GiveUp = 'budget' | 'unseen' | 'relations';

/** Deeper trees than this are not searched: the stack ends somewhere. */
const DEPTH = 1500;

/** Looks for states of the variables that satisfy a formula. */
export class Search {
  readonly #problem: Problem;
  #budget: number;

  /** @param budget How many nodes may be visited. */
  constructor(problem: Problem, budget: number) {
    this.#problem = problem;
    this.#budget = budget;
  }

  run(formula: Formula): Outcome {
    return this.#node({ state: this.#problem.start(), pending: [] }, [formula], 0);
  }

  #node(node: Node, assumed: readonly Formula[], depth: number): Outcome {
    if (this.#budget-- <= 0 || depth > DEPTH) return { kind: 'gave-up', why: 'budget' };
    const units: number[] = [];
    const conflict = propagate(node, assumed, units);
    if (conflict) return refuted(units, { kind: 'conflict', formula: conflict.id });
    const choice = mostTelling(node);
    if (!choice) return this.#leaf(node.state, units);
    return this.#cases(node, choice, { units, depth });
  }

  #leaf(state: SearchState, units: readonly number[]): Outcome {
    const leaf = settle(this.#problem, state);
    if (leaf.kind === 'none') return refuted(units, { kind: 'relations' });
    if (leaf.kind === 'found') return leaf;
    return { kind: 'gave-up', why: leaf.isUnseen ? 'unseen' : 'relations' };
  }

  #cases(
    { state, pending }: Node,
    { formula, open }: Choice,
    { units, depth }: { readonly units: readonly number[]; readonly depth: number },
  ): Outcome {
    const cases: Proof[] = [];
    const excluded: Formula[] = [];
    const others = new ClauseIndex(
      pending.filter((one) => one !== formula),
      state,
    );
    let stuck: Outcome | undefined;
    const left = new Set(open);
    for (const part of formula.parts) {
      if (!left.has(part)) {
        cases.push({ units: [], end: { kind: 'conflict', formula: part.id } });
        continue;
      }
      const inner = this.#node(
        { state: state.branch(), pending: [], others },
        [...excluded, part],
        depth + 1,
      );
      if (inner.kind === 'found') return inner;
      if (inner.kind === 'refuted') cases.push(inner.proof);
      else stuck ??= inner;
      const complement = this.#problem.complement(part);
      if (complement) excluded.push(complement);
    }
    return stuck ?? refuted(units, { kind: 'cases', formula: formula.id, cases });
  }
}

/** What is left to satisfy at one point of a search. */
export interface Node {
  readonly state: SearchState;
  /** Alternatives that are not settled. */
  pending: JoinFormula[];
  /** Alternatives of the nodes above, of which those that matter are taken over. */
  readonly others?: ClauseIndex;
  /** Where it is there, claims and relations that were assumed are put here. */
  readonly log?: (ClaimFormula | RelationFormula)[];
}

/** An alternative with its parts that are not excluded. */
interface Choice {
  readonly formula: JoinFormula;
  readonly open: readonly Formula[];
  /** True when some of its parts are conjunctions. */
  readonly isBroad: boolean;
}

function refuted(units: readonly number[], end: ProofEnd): Outcome {
  return { kind: 'refuted', proof: { units, end } };
}

/** Draws what follows from the assumptions; returns a formula that cannot hold when there is one. */
export function propagate(
  node: Node,
  assumed: readonly Formula[],
  units: number[],
): Formula | undefined {
  for (const formula of assumed) {
    const conflict = assume(node, formula);
    if (conflict) return conflict;
  }
  for (const formula of node.others?.select(node.state) ?? []) node.pending.push(formula);
  for (let isMoving = true; isMoving;) {
    isMoving = false;
    const before = node.pending;
    node.pending = [];
    for (const formula of before) {
      const open = openParts(node.state, formula);
      if (open === 'settled') continue;
      const [only] = open;
      if (!only) return formula;
      if (open.length > 1) {
        node.pending.push(formula);
        continue;
      }
      units.push(formula.id);
      isMoving = true;
      const conflict = assume(node, only);
      if (conflict) return conflict;
    }
    const equal = node.state.equalize();
    if (equal.conflict) return equal.conflict;
    isMoving ||= equal.isMoving;
  }
  return undefined;
}

/** Takes a formula to hold; returns the part of it that cannot. */
function assume(node: Node, formula: Formula): Formula | undefined {
  switch (formula.kind) {
    case 'and':
      for (const part of formula.parts) {
        const conflict = assume(node, part);
        if (conflict) return conflict;
      }
      return undefined;
    case 'or':
      node.pending.push(formula);
      return undefined;
    case 'claim':
      if (node.state.known(formula) !== true) node.log?.push(formula);
      return node.state.assume(formula) ? undefined : formula;
    case 'relation':
      if (node.state.known(formula) !== true) node.log?.push(formula);
      return node.state.relate(formula) ? undefined : formula;
    case 'false':
      return formula;
    default:
      return undefined;
  }
}

/** The parts of an alternative that are not excluded; whether one of them holds anyway. */
export function openParts(
  state: SearchState,
  { parts }: JoinFormula,
): readonly Formula[] | 'settled' {
  const open: Formula[] = [];
  for (const part of parts) {
    const known = state.known(part);
    if (known === true) return 'settled';
    if (known === undefined) open.push(part);
  }
  return open;
}

/**
 * The alternative to go through next: one whose parts are conjunctions, because these say more at
 * once, and of such the one with the fewest parts left.
 */
function mostTelling({ state, pending }: Node): Choice | undefined {
  let best: Choice | undefined;
  for (const formula of pending) {
    const isBroad = formula.parts.some(({ kind }) => kind === 'and');
    if (best?.isBroad === true && !isBroad) continue;
    const open = openParts(state, formula);
    if (open === 'settled') continue;
    if (best && best.isBroad === isBroad && best.open.length <= open.length) continue;
    best = { formula, open, isBroad };
  }
  return best;
}

import type { KeyState } from '../term/key-state.ts';
import type { Given } from './claim.ts';
import { candidatesOf, type Candidates } from './leaf-candidates.ts';
import { groupsOf, type Group } from './leaf-groups.ts';
import type { Problem } from './problem.ts';
import { isNegated } from './relation-table.ts';
import type { Relation } from './relation.ts';
import type { SearchState } from './state.ts';
import { stateAmong } from './witness.ts';

/** What comes of the end of a search, where only relations between variables are left. */
export type Leaf =
  | { readonly kind: 'found'; readonly states: Given }
  /** The relations cannot hold together. */
  | { readonly kind: 'none' }
  /** No request was found, and there may be some. */
  | { readonly kind: 'stuck'; readonly isUnseen: boolean };

/** More combinations of candidates than this are not tried. */
const TRIES = 3000;

/** Chooses a state of each variable so that the relations which a search assumed are as assumed. */
export function settle(problem: Problem, state: SearchState): Leaf {
  const states = new Map<string, KeyState>();
  const related = new Set([...state.relations.keys()].flatMap(({ variables }) => variables));
  for (const [place, name] of problem.names.entries()) {
    const possible = related.has(name) ? undefined : state.possible[place];
    if (!possible) continue;
    const chosen = stateAmong(problem.spaceAt(place), possible);
    if (!chosen) return { kind: 'stuck', isUnseen: true };
    states.set(name, chosen);
  }
  if (related.size === 0) return { kind: 'found', states };
  return new RelationSearch(problem, state, states).run(groupsOf(problem, state));
}

/** Goes through candidates of one group of variables after the other. */
class RelationSearch {
  readonly #problem: Problem;
  readonly #state: SearchState;
  readonly #states: Map<string, KeyState>;
  #isExhaustive = true;
  #tries = TRIES;

  constructor(problem: Problem, state: SearchState, states: Map<string, KeyState>) {
    this.#problem = problem;
    this.#state = state;
    this.#states = states;
  }

  run(groups: readonly Group[]): Leaf {
    if (this.#choose(groups, 0)) return { kind: 'found', states: new Map(this.#states) };
    return this.#isExhaustive ? { kind: 'none' } : { kind: 'stuck', isUnseen: false };
  }

  #choose(groups: readonly Group[], index: number): boolean {
    const group = groups[index];
    if (!group) return true;
    const { states, isComplete }: Candidates = candidatesOf(
      group,
      { problem: this.#problem, state: this.#state },
      this.#states,
    );
    if (!isComplete) this.#isExhaustive = false;
    for (const state of states) {
      if (this.#tries-- <= 0) {
        this.#isExhaustive = false;
        return false;
      }
      for (const name of group.names) this.#states.set(name, state);
      if (this.#areAsAssumed() && this.#choose(groups, index + 1)) return true;
      for (const name of group.names) this.#states.delete(name);
    }
    return false;
  }

  /** Whether the relations whose variables all have a state are as the search assumed them. */
  #areAsAssumed(): boolean {
    for (const [relation, holds] of this.#state.relations) {
      const isSet = relation.variables.every((name) => this.#states.has(name));
      if (isSet && isRelated(this.#problem, relation, this.#states) !== holds) return false;
    }
    return true;
  }
}

/** Whether all variables of a relation have a value, and are related so. */
export function isRelated(problem: Problem, relation: Relation, states: Given): boolean {
  const { variables, part, test, given, kind } = relation;
  const isThere = variables.every((name) => hasValue(states.get(name)));
  const truth = problem.grounding.scopes[part]?.truth(test, new Map([...states, ...given]));
  return isThere && (truth === true) !== isNegated(test, kind);
}

function hasValue(state: KeyState | undefined): boolean {
  if (state?.kind === 'list') return state.texts.length > 0;
  return state?.kind === 'value';
}

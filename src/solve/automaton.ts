import { ANY } from '../term/pattern.ts';
import type { Language } from './language.ts';
import { closure, step, Trie, unitsOf, type TrieNode } from './trie.ts';

/** All texts that lead to one state are in the same sets, and so are their continuations. */
export interface State {
  readonly id: number;
  /** Positions that matter for sets which are not settled yet. */
  readonly nodes: readonly TrieNode[];
  /** The sets that hold whatever follows. */
  readonly settled: ReadonlySet<number>;
  /** The sets that a text which ends here is in, ascending. */
  readonly sets: readonly number[];
  /** Units that may lead elsewhere than all others do. */
  readonly units: ReadonlySet<number>;
  readonly after: Map<number, State | undefined>;
}

/**
 * The states of texts with respect to sets of texts, made as they are asked for. A state drops what
 * only matters for sets that every continuation is in; without that, patterns such as
 * `arn:aws:ec2:*:*:vpc/*` would double the states each.
 */
export class Automaton {
  readonly #trie = new Trie();
  readonly #states = new Map<string, State>();
  readonly #within: number | undefined;

  /**
   * @param sets The languages that make up each set.
   * @param within The set in which all texts of interest are.
   */
  constructor(sets: readonly (readonly Language[])[], within: number | undefined) {
    this.#within = within;
    for (const [set, languages] of sets.entries()) {
      for (const language of languages) this.#trie.add(language, set);
    }
  }

  /** How many states have been made. */
  get size(): number {
    return this.#states.size;
  }

  /** How many positions the languages have, which bounds the states of all but odd patterns. */
  get positions(): number {
    return this.#trie.size;
  }

  start(): State | undefined {
    return this.#share(closure([this.#trie.root]), NONE);
  }

  /** The state after one more unit; undefined when no text of interest leads there. */
  after(state: State, unit: number): State | undefined {
    const key = state.units.has(unit) ? unit : OTHER;
    const known = state.after.get(key);
    if (known || state.after.has(key)) return known;
    const next = this.#share(step(state.nodes, unit), state.settled);
    state.after.set(key, next);
    return next;
  }

  /** The state that a text leads to. */
  read(text: string): State | undefined {
    let state = this.start();
    for (let index = 0; state && index < text.length; index++) {
      state = this.after(state, text.charCodeAt(index));
    }
    return state;
  }

  #share(reached: ReadonlySet<TrieNode>, before: ReadonlySet<number>): State | undefined {
    const settled = settledBy(reached, before);
    const nodes = Array.from(reached).filter((node) => !isSpare(node, settled));
    if (!this.#isOfInterest(nodes, settled)) return undefined;
    const key = `${sorted(nodes.map(({ id }) => id)).join()}|${sorted(settled).join()}`;
    const known = this.#states.get(key);
    if (known) return known;
    const made: State = {
      id: this.#states.size,
      nodes,
      settled,
      sets: sorted(new Set([...settled, ...nodes.flatMap(({ ends }) => [...ends])])),
      units: unitsOf(nodes),
      after: new Map(),
    };
    this.#states.set(key, made);
    return made;
  }

  #isOfInterest(nodes: readonly TrieNode[], settled: ReadonlySet<number>): boolean {
    const within = this.#within;
    if (within === undefined || settled.has(within)) return true;
    return nodes.some(({ serves }) => !serves || serves.includes(within));
  }
}

const OTHER = -1;
const NONE: ReadonlySet<number> = new Set();

function settledBy(nodes: Iterable<TrieNode>, before: ReadonlySet<number>): ReadonlySet<number> {
  let settled: Set<number> | undefined;
  for (const { symbol, ends } of nodes) {
    if (symbol !== ANY) continue;
    for (const set of ends) if (!before.has(set)) (settled ??= new Set(before)).add(set);
  }
  return settled ?? before;
}

function isSpare({ serves }: TrieNode, settled: ReadonlySet<number>): boolean {
  return settled.size > 0 && serves?.every((set) => settled.has(set)) === true;
}

function sorted(numbers: Iterable<number>): readonly number[] {
  return [...numbers].sort((left, right) => left - right);
}

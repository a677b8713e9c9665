import { ANY } from '../term/pattern.ts';
import type { Language } from './language.ts';
import { closure, step, Trie, unitsOf, type TrieNode } from './trie.ts';

/** All texts that lead to one state are in the same sets, and so are their continuations. */
export interface State {
  readonly id: number;
  /** Positions that matter for sets which are not settled yet. */
  readonly nodes: readonly TrieNode[];
  /** The sets that hold whatever follows. */
  readonly settled: Settled;
  /** The sets that a text which ends here is in, ascending. */
  readonly sets: readonly number[];
  /** Units that may lead elsewhere than all others do. */
  readonly units: Units;
}

/** Some units. */
export type Units = Pick<ReadonlySet<number>, 'has' | 'keys'>;

/** Sets that hold whatever follows. */
interface Settled {
  readonly sets: ReadonlySet<number>;
  readonly sorted: readonly number[];
  /** The states under them that have one position, or none. */
  readonly states: Map<TrieNode | undefined, State | undefined>;
}

/**
 * The states of texts with respect to sets of texts, made as they are asked for. A state drops what
 * only matters for sets that every continuation is in; without that, patterns such as
 * `arn:aws:ec2:*:*:vpc/*` would double the states each.
 */
export class Automaton {
  readonly #trie = new Trie();
  readonly #settled = new Map<string, Settled>();
  readonly #states = new Map<string, State | undefined>();
  readonly #after = new Map<State, Map<number, State | undefined>>();
  readonly #within: number | undefined;
  #size = 0;

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
    return this.#size;
  }

  /** How many positions the languages have, which bounds the states of all but odd patterns. */
  get positions(): number {
    return this.#trie.size;
  }

  start(): State | undefined {
    return this.#share(closure([this.#trie.root]), this.#settledAs(NONE));
  }

  /** The state after one more unit; undefined when no text of interest leads there. */
  after(state: State, unit: number): State | undefined {
    const [node] = state.nodes;
    if (node?.isPlain === true && state.nodes.length === 1) {
      const next = node.next.get(unit);
      if (next?.isPlain !== false) return this.#alone(next, state.settled);
    }
    let known = this.#after.get(state);
    if (!known) this.#after.set(state, (known = new Map()));
    const key = state.units.has(unit) ? unit : OTHER;
    if (!known.has(key)) known.set(key, this.#share(step(state.nodes, unit), state.settled));
    return known.get(key);
  }

  /** The state that a text leads to. */
  read(text: string): State | undefined {
    let state = this.start();
    for (let index = 0; state && index < text.length; index++) {
      state = this.after(state, text.charCodeAt(index));
    }
    return state;
  }

  #share(reached: ReadonlySet<TrieNode>, before: Settled): State | undefined {
    const sets = settledBy(reached, before.sets);
    const settled = sets === before.sets ? before : this.#settledAs(sets);
    const nodes = Array.from(reached).filter((node) => !isSpare(node, settled));
    const [first, ...more] = nodes;
    if (more.length === 0) return this.#alone(first, settled);
    const key = `${sorted(nodes.map(({ id }) => id)).join()}|${settled.sorted.join()}`;
    if (!this.#states.has(key)) this.#states.set(key, this.#make(nodes, settled));
    return this.#states.get(key);
  }

  /** The state of a single position, or of none. */
  #alone(node: TrieNode | undefined, settled: Settled): State | undefined {
    const { states } = settled;
    const left = node && isSpare(node, settled) ? undefined : node;
    if (!states.has(left)) states.set(left, this.#make(left ? [left] : [], settled));
    return states.get(left);
  }

  #make(nodes: readonly TrieNode[], settled: Settled): State | undefined {
    if (!this.#isOfInterest(nodes, settled)) return undefined;
    const [first, ...more] = nodes;
    return {
      id: this.#size++,
      nodes,
      settled,
      sets: nodes.some(({ ends }) => ends.size > 0)
        ? sorted(new Set([...settled.sets, ...nodes.flatMap(({ ends }) => [...ends])]))
        : settled.sorted,
      units: first?.isPlain === true && more.length === 0 ? first.next : unitsOf(nodes),
    };
  }

  #isOfInterest(nodes: readonly TrieNode[], { sets }: Settled): boolean {
    const within = this.#within;
    if (within === undefined || sets.has(within)) return true;
    return nodes.some(({ serves }) => !serves || serves.includes(within));
  }

  #settledAs(sets: ReadonlySet<number>): Settled {
    const ascending = sorted(sets);
    const key = ascending.join();
    let settled = this.#settled.get(key);
    if (!settled) {
      this.#settled.set(key, (settled = { sets, sorted: ascending, states: new Map() }));
    }
    return settled;
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

function isSpare({ serves }: TrieNode, { sets }: Settled): boolean {
  return sets.size > 0 && serves?.every((set) => sets.has(set)) === true;
}

function sorted(numbers: Iterable<number>): readonly number[] {
  return [...numbers].sort((left, right) => left - right);
}

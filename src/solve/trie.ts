import { FOLDED, isRun, staysInPart, takes, type Language, type Symbol } from './language.ts';

/** A position in one or more languages: what follows, and which sets end here. */
export interface TrieNode {
  readonly id: number;
  /** The symbol that leads here; a run of units also stays here. */
  readonly symbol: Symbol | undefined;
  readonly next: Map<Symbol, TrieNode>;
  /** The sets that a text which ends here is in. */
  readonly ends: Set<number>;
  /** The sets that can still be reached from here; undefined when these are many. */
  serves: readonly number[] | undefined;
}

/** More sets than this are not told apart in {@link TrieNode.serves}. */
const FEW = 4;

/**
 * Languages that share their beginnings. All patterns on one variable stand in one trie, which
 * keeps the number of positions that a text can be in small.
 */
export class Trie {
  readonly root: TrieNode;
  #nodes = 0;

  constructor() {
    this.root = this.#node(undefined);
  }

  /** How many positions there are. */
  get size(): number {
    return this.#nodes;
  }

  /** Adds the texts of a language to a set. */
  add(language: Language, set: number): void {
    let node = this.root;
    for (const symbol of language) {
      if (isRun(symbol) && node.symbol === symbol) continue;
      addServed(node, set);
      let next = node.next.get(symbol);
      if (!next) node.next.set(symbol, (next = this.#node(symbol)));
      node = next;
    }
    addServed(node, set);
    node.ends.add(set);
  }

  #node(symbol: Symbol | undefined): TrieNode {
    return { id: this.#nodes++, symbol, next: new Map(), ends: new Set(), serves: [] };
  }
}

function addServed(node: TrieNode, set: number): void {
  if (!node.serves || node.serves.includes(set)) return;
  node.serves = node.serves.length < FEW ? [...node.serves, set] : undefined;
}

/** The positions before a text and those reached from them without taking a unit. */
export function closure(nodes: Iterable<TrieNode>): Set<TrieNode> {
  const reached = new Set(nodes);
  for (const node of reached) {
    for (const [symbol, next] of node.next) if (isRun(symbol)) reached.add(next);
  }
  return reached;
}

/** The positions after one more unit. */
export function step(nodes: Iterable<TrieNode>, unit: number): Set<TrieNode> {
  const after = new Set<TrieNode>();
  for (const node of nodes) {
    const { symbol } = node;
    if (symbol !== undefined && isRun(symbol) && takes(symbol, unit)) after.add(node);
    for (const [symbol, next] of node.next) {
      if (!isRun(symbol) && takes(symbol, unit)) after.add(next);
    }
  }
  return closure(after);
}

/** The units that do not all lead on from these positions as others do. */
export function unitsOf(nodes: Iterable<TrieNode>): Set<number> {
  const units = new Set<number>();
  for (const node of nodes) {
    if (node.symbol !== undefined && staysInPart(node.symbol)) units.add(COLON);
    for (const symbol of node.next.keys()) addUnits(symbol, units);
  }
  return units;
}

const COLON = 0x3a;

function addUnits(symbol: Symbol, units: Set<number>): void {
  if (symbol >= FOLDED) units.add(symbol - FOLDED).add(symbol - FOLDED - 0x20);
  else if (symbol >= 0) units.add(symbol);
  else if (staysInPart(symbol)) units.add(COLON);
}

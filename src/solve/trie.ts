import { FOLDED, isRun, staysInPart, takes, type Language, type Symbol } from './language.ts';

/** A position in one or more languages: what follows, and which sets end here. */
export interface TrieNode {
  readonly id: number;
  /** The symbol that leads here; a run of units also stays here. */
  readonly symbol: Symbol | undefined;
  /** The positions behind this one by the symbols that lead there. */
  readonly next: ReadonlyMap<Symbol, TrieNode>;
  /** The sets that a text which ends here is in. */
  readonly ends: ReadonlySet<number>;
  /** The sets that can still be reached from here; undefined when these are many. */
  readonly serves: readonly number[] | undefined;
  /** True when no wildcard, nor a letter of either case, leads here by itself or on from here. */
  readonly isPlain: boolean;
}

/** More sets than this are not told apart in {@link TrieNode.serves}. */
const FEW = 4;

/**
 * Languages that share their beginnings. All patterns on one variable stand in one trie, which
 * keeps the number of positions that a text can be in small.
 */
export class Trie {
  readonly #root = new Position(0, undefined);
  #size = 1;

  get root(): TrieNode {
    return this.#root;
  }

  /** How many positions there are. */
  get size(): number {
    return this.#size;
  }

  /** Adds the texts of a language to a set. */
  add(language: Language, set: number): void {
    const alone = [set];
    let node = this.#root;
    for (const symbol of language) {
      if (isRun(symbol) && node.symbol === symbol) continue;
      node.serve(set, alone);
      node = node.next.get(symbol) ?? node.lead(symbol, new Position(this.#size++, symbol));
    }
    node.serve(set, alone);
    node.end(set);
  }
}

const NOWHERE: ReadonlyMap<Symbol, Position> = new Map();
const NO_SETS: ReadonlySet<number> = new Set();

/** A position while languages are added. There are many, of which few end a set or part ways. */
class Position implements TrieNode {
  readonly id: number;
  readonly symbol: Symbol | undefined;
  serves: readonly number[] | undefined = [];
  isPlain: boolean;
  #next: Map<Symbol, Position> | undefined;
  #ends: Set<number> | undefined;

  constructor(id: number, symbol: Symbol | undefined) {
    this.id = id;
    this.symbol = symbol;
    this.isPlain = !isRun(symbol);
  }

  get next(): ReadonlyMap<Symbol, Position> {
    return this.#next ?? NOWHERE;
  }

  get ends(): ReadonlySet<number> {
    return this.#ends ?? NO_SETS;
  }

  lead(symbol: Symbol, to: Position): Position {
    this.isPlain &&= symbol >= 0 && symbol < FOLDED;
    this.#next ??= new Map();
    this.#next.set(symbol, to);
    return to;
  }

  end(set: number): void {
    this.#ends ??= new Set();
    this.#ends.add(set);
  }

  /** `alone` has nothing but the set, and is shared by the positions that serve no other. */
  serve(set: number, alone: readonly number[]): void {
    const { serves } = this;
    if (!serves || serves.includes(set)) return;
    if (serves.length === 0) this.serves = alone;
    else this.serves = serves.length < FEW ? [...serves, set] : undefined;
  }
}

/** The positions before a text and those reached from them without taking a unit. */
export function closure(nodes: Iterable<TrieNode>): Set<TrieNode> {
  const reached = new Set(nodes);
  for (const node of reached) {
    if (node.isPlain) continue;
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

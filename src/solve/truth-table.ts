import type { Truth } from '../term/truth.ts';
import { add, addAll, type Bits } from './bits.ts';

/** Points that a claim takes alike: several, or one. */
export type Group = Bits | number;

/** The points at which something has each truth, while they are put together. */
export class TruthTable {
  readonly bits = new Map<Truth, Bits>();
  readonly #words: number;
  /** The truths whose points are kept in bits of their own: others share those of a group. */
  readonly #own = new Set<Truth>();

  /** @param words The length of the bits. */
  constructor(words: number) {
    this.#words = words;
  }

  put(truth: Truth, group: Group): void {
    const known = this.bits.get(truth);
    if (!known && typeof group !== 'number') {
      this.bits.set(truth, group);
      return;
    }
    const bits = this.#ownBits(truth, known);
    if (typeof group === 'number') add(bits, group);
    else addAll(bits, group);
  }

  #ownBits(truth: Truth, known: Bits | undefined): Bits {
    if (known && this.#own.has(truth)) return known;
    const bits = known?.slice() ?? new Uint32Array(this.#words);
    this.#own.add(truth);
    this.bits.set(truth, bits);
    return bits;
  }
}

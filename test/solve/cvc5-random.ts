/**
 * Random choices that follow from a seed alone, the same on every machine and in every version.
 * The generator is mulberry32.
 */
export class Choices {
  #state: number;

  constructor(seed: number) {
    // Seeds that follow each other should not begin alike.
    this.#state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  }

  /** A whole number from 0 to `below - 1`. */
  number(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  }

  /** True that many times in a hundred. */
  chance(percent: number): boolean {
    return this.number(100) < percent;
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.number(items.length)] ?? items[0];
  }

  /** One of the items, each as likely as its weight says. */
  weighted<T>(items: readonly [readonly [number, T], ...(readonly [number, T])[]]): T {
    let at = this.number(items.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, item] of items) {
      if (at < weight) return item;
      at -= weight;
    }
    return items[0][1];
  }

  /** From `least` to `most` things. */
  several<T>(least: number, most: number, make: () => T): readonly T[] {
    return Array.from({ length: least + this.number(most - least + 1) }, make);
  }
}

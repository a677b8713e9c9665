const NONE: ReadonlySet<string> = new Set();

/**
 * Which reading of each doubtful point of AWS's documentation holds, and which points an evaluation
 * met: only those can change its result.
 */
export class Readings {
  readonly #other: ReadonlySet<string>;
  #met: Set<string> | undefined;

  /** @param other Ids of the points that are read the other way than by default. */
  constructor(other: ReadonlySet<string>) {
    this.#other = other;
  }

  isOther(point: string): boolean {
    return this.#other.has(point);
  }

  /** Records that the two readings of a point differ here. */
  meet(point: string): void {
    (this.#met ??= new Set()).add(point);
  }

  /** The points that were met so far. */
  get met(): ReadonlySet<string> {
    return this.#met ?? NONE;
  }

  /** The same readings but for one point. */
  flip(point: string): Readings {
    const other = new Set(this.#other);
    if (!other.delete(point)) other.add(point);
    return new Readings(other);
  }
}

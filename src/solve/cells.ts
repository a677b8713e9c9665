/**
 * The texts of a type that its tests cannot tell apart, such as the numbers between two bounds. One
 * cell of each kind is that of the texts which are no values of the type.
 */
export interface Cell {
  /** Some of its texts, one at least where any is known. */
  readonly texts: readonly string[];
  /** True when it has no other texts. */
  readonly isExhausted: boolean;
}

/** All texts, cut into cells. */
export interface Cells {
  readonly cells: readonly Cell[];
  /** The index of the cell that a text is in. */
  readonly cellOf: (text: string) => number;
}

/** The cell of texts that are no values stands first; `x` is no number, no date and no address. */
export const UNREADABLE: Cell = { texts: ['x', 'y', 'z', 'xx', 'xy', 'xz'], isExhausted: false };

/** The index of the last item that is at most the wanted one; -1 when there is none. */
export function lastAtMost(sorted: readonly bigint[], wanted: bigint): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = sorted[middle];
    if (item !== undefined && item <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Without repeats, ascending. */
export function ascending(values: Iterable<bigint>): readonly bigint[] {
  return [...new Set(values)].sort((left, right) => {
    if (left === right) return 0;
    return left < right ? -1 : 1;
  });
}

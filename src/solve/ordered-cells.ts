import { ascending, lastAtMost, UNREADABLE, type Cell, type Cells } from './cells.ts';

/** Values of a dense order, as whole multiples of a unit that is finer than all bounds. */
export interface Scale {
  readonly bounds: readonly bigint[];
  /** How many units make the step that people count in. */
  readonly step: bigint;
  /** The position of a text, rounded down; undefined when it is no value of the type. */
  readonly read: (
    text: string,
  ) => { readonly floor: bigint; readonly isExact: boolean } | undefined;
  /** Texts of a position; none when it cannot be written. */
  readonly write: (position: bigint) => readonly string[];
}

/** Cells of a dense order: each bound, and what lies below, between and above. */
export function orderedCells({ bounds, step, read, write }: Scale): Cells {
  const sorted = ascending(bounds);
  const cells: Cell[] = [UNREADABLE];
  const cell = (position: bigint): Cell => ({ texts: write(position), isExhausted: false });
  for (const [index, bound] of sorted.entries()) {
    const before = sorted[index - 1];
    cells.push(cell(before === undefined ? bound - step : between(before, bound, step)));
    cells.push(cell(bound));
  }
  cells.push(cell((sorted.at(-1) ?? 0n) + step));
  return {
    cells,
    cellOf(text) {
      const value = read(text);
      if (!value) return 0;
      const index = lastAtMost(sorted, value.floor);
      const isBound = value.isExact && sorted[index] === value.floor;
      return 2 * (index + 1) + (isBound ? 0 : 1);
    },
  };
}

/** A position between two others: a whole step when there is one. */
function between(low: bigint, high: bigint, step: bigint): bigint {
  const whole = (low / step + (low < 0n ? 0n : 1n)) * step;
  return whole > low && whole < high ? whole : (low + high) / 2n;
}

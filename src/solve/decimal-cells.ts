import { readDecimal, type Decimal } from '../term/decimal.ts';
import type { Cells } from './cells.ts';
import { orderedCells } from './ordered-cells.ts';

/** The cells that bounds cut the numbers into. */
export function decimalCells(bounds: readonly Decimal[]): Cells {
  const digits = 1 + bounds.reduce((most, { fraction }) => Math.max(most, fraction.length), 0);
  const read = (value: Decimal): { floor: bigint; isExact: boolean } => positionOf(value, digits);
  return orderedCells({
    bounds: bounds.map((bound) => read(bound).floor),
    step: 10n ** BigInt(digits),
    read: (text) => {
      const value = readDecimal(text);
      return value && read(value);
    },
    write: (position) => spellings(position, digits),
  });
}

function positionOf(
  { negative, whole, fraction }: Decimal,
  digits: number,
): { floor: bigint; isExact: boolean } {
  const size = BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0') || '0');
  const isExact = fraction.length <= digits;
  if (!negative) return { floor: size, isExact };
  return { floor: isExact ? -size : -size - 1n, isExact };
}

/** Superfluous zeros give as many texts of a number as are wanted. */
function spellings(position: bigint, digits: number): readonly string[] {
  const sign = position < 0n ? '-' : '';
  const size = String(position < 0n ? -position : position).padStart(digits + 1, '0');
  const fraction = size.slice(-digits).replace(TRAILING_ZEROS, '');
  const plain = sign + size.slice(0, -digits) + (fraction && `.${fraction}`);
  const longer = fraction ? plain : `${plain}.`;
  return [plain, ...Array.from({ length: 5 }, (_, zeros) => longer + '0'.repeat(zeros + 1))];
}

const TRAILING_ZEROS = /0+$/;

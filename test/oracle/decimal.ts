import { isDigits } from './ascii.ts';

/** An exact decimal: `units` × 10^-`scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/**
 * Reads `-`?digits[`.`digits]. No plus sign, exponent, hex, space or bare point: AWS promises
 * integers and decimals only, and a lenient reader would coerce a typing error into a number.
 */
export function readDecimal(text: string): Decimal | undefined {
  const negative = text.startsWith('-');
  const parts = (negative ? text.slice(1) : text).split('.');
  if (parts.length > 2 || !parts.every(isDigits)) return undefined;
  const [whole = '', fraction = ''] = parts;
  const units = BigInt(whole + fraction);
  return { units: negative ? -units : units, scale: fraction.length };
}

/** Negative, zero or positive as left is less than, equal to or greater than right. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  const scale = Math.max(left.scale, right.scale);
  const difference = rescale(left, scale) - rescale(right, scale);
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

function rescale(decimal: Decimal, scale: number): bigint {
  return decimal.units * 10n ** BigInt(scale - decimal.scale);
}

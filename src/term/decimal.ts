/** An exact decimal number, kept as text: no value of a policy goes through a double. */
export interface Decimal {
  readonly negative: boolean;
  /** Digits before the point, without leading zeros; empty for zero. */
  readonly whole: string;
  /** Digits after the point, without trailing zeros. */
  readonly fraction: string;
}

/**
 * Reads `10`, `-3` or `0.50`. Undefined for anything else: signs other than `-`, exponents, hex,
 * blanks and bare points are typing errors and are not coerced into a number.
 * Source: IAM User Guide, reference_policies_elements_condition_operators (numeric operators).
 */
export function readDecimal(text: string): Decimal | undefined {
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const whole = (match[2] ?? '').replace(LEADING_ZEROS, '');
  const fraction = (match[3] ?? '').replace(TRAILING_ZEROS, '');
  const isZero = whole === '' && fraction === '';
  return { negative: match[1] === '-' && !isZero, whole, fraction };
}

const DECIMAL = /^(-)?([0-9]+)(?:\.([0-9]+))?$/;
const LEADING_ZEROS = /^0+/;
const TRAILING_ZEROS = /0+$/;

/** Negative, zero or positive as `left` is less than, equal to or greater than `right`. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  if (left.negative !== right.negative) return left.negative ? -1 : 1;
  const size = compareSizes(left, right);
  return left.negative ? -size : size;
}

function compareSizes(left: Decimal, right: Decimal): number {
  const lengths = left.whole.length - right.whole.length;
  if (lengths !== 0) return lengths;
  return compareTexts(left.whole, right.whole) || compareTexts(left.fraction, right.fraction);
}

function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

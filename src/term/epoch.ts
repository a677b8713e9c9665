import type { EpochUnit } from './instant.ts';

/** A date that is written as a plain number since 1970. */
export interface Epoch {
  readonly value: bigint;
  /** The unit that its size tells: twelve digits of seconds are far beyond the year 4000. */
  readonly unit: EpochUnit;
}

/** Reads digits as a date; four of them are a year. Undefined for every other form. */
export function readEpochNumber(text: string): Epoch | undefined {
  if (!DIGITS.test(text) || text.length === 4 || text.length > LONGEST) return undefined;
  return { value: BigInt(text), unit: text.length < 12 ? 'seconds' : 'milliseconds' };
}

const DIGITS = /^[0-9]+$/;
/** Longer numbers are no dates of these millennia in either unit. */
const LONGEST = 14;

/** A point in time, exact to every digit that was written. */
export interface Instant {
  /** Whole seconds since 1970-01-01T00:00:00Z, rounded down. */
  readonly seconds: bigint;
  /** Digits of the fraction of a second, without trailing zeros. */
  readonly fraction: string;
}

/** The unit of a date that is written as a plain number. */
export type EpochUnit = 'seconds' | 'milliseconds';

/**
 * Reads a date of the date operators: the W3C forms of ISO 8601 (a date alone is its first instant
 * in UTC, a year alone four digits; a time needs a zone) or a plain number since 1970. Undefined
 * for days and times that do not exist and for every other form.
 * Source: IAM User Guide, reference_policies_elements_condition_operators (date operators).
 */
export function readInstant(text: string, unit: EpochUnit): Instant | undefined {
  if (EPOCH.test(text) && text.length !== 4) return readEpoch(text, unit);
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [, year, month = '01', day = '01', hour, minute, second = '00', fraction = ''] = match;
  const days = daysSince1970(Number(year), Number(month), Number(day));
  if (days === undefined) return undefined;
  if (hour === undefined) return { seconds: BigInt(days) * DAY, fraction: '' };
  const clock = secondsOfDay(Number(hour), Number(minute), Number(second));
  const zone = zoneSeconds(match[8] ?? 'Z');
  if (clock === undefined || zone === undefined) return undefined;
  return {
    seconds: BigInt(days) * DAY + BigInt(clock - zone),
    fraction: fraction.replace(TRAILING_ZEROS, ''),
  };
}

/** Negative, zero or positive as `left` is earlier than, equal to or later than `right`. */
export function compareInstants(left: Instant, right: Instant): number {
  if (left.seconds !== right.seconds) return left.seconds < right.seconds ? -1 : 1;
  if (left.fraction === right.fraction) return 0;
  return left.fraction < right.fraction ? -1 : 1;
}

const EPOCH = /^[0-9]+$/;
const ISO =
  /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]+))?)?(Z|[+-][0-9]{2}:[0-9]{2}))?)?)?$/;
const TRAILING_ZEROS = /0+$/;
const DAY = 86_400n;

function readEpoch(text: string, unit: EpochUnit): Instant {
  if (unit === 'seconds') return { seconds: BigInt(text), fraction: '' };
  const padded = text.padStart(4, '0');
  return {
    seconds: BigInt(padded.slice(0, -3)),
    fraction: padded.slice(-3).replace(TRAILING_ZEROS, ''),
  };
}

function secondsOfDay(hour: number, minute: number, second: number): number | undefined {
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return hour * 3600 + minute * 60 + second;
}

/** `Z`, `+hh:mm` or `-hh:mm` in seconds east of UTC. */
function zoneSeconds(text: string): number | undefined {
  if (text === 'Z') return 0;
  const seconds = secondsOfDay(Number(text.slice(1, 3)), Number(text.slice(4)), 0);
  if (seconds === undefined) return undefined;
  return text.startsWith('-') ? -seconds : seconds;
}

/** Days since 1970-01-01 in the Gregorian calendar; undefined when there is no such day. */
function daysSince1970(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  // Years that start in March put the leap day last, which makes the month lengths a formula.
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

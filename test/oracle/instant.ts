import { isDigits } from './ascii.ts';
import type { Decimal } from './decimal.ts';
import { readDecimal } from './decimal.ts';

/**
 * Reads a date of IAM's date operators as seconds since 1970, exact to every written digit.
 *
 * W3C forms of ISO 8601: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, and the last followed by `Thh:mm`,
 * `Thh:mm:ss` or `Thh:mm:ss.s…` and a zone (`Z`, `+hh:mm`, `-hh:mm`). A date alone is its first
 * instant in UTC (D16). Any other run of digits is an epoch in seconds, or in milliseconds when
 * `epochInMilliseconds` (D16's other reading). Four digits are a year.
 * Source: IAM User Guide, reference_policies_elements_condition_operators (date operators).
 */
export function readInstant(text: string, epochInMilliseconds: boolean): Decimal | undefined {
  if (isDigits(text) && text.length !== 4) {
    return { units: BigInt(text), scale: epochInMilliseconds ? 3 : 0 };
  }
  const [date = '', time, ...tooMany] = text.split('T');
  const day = readDate(date);
  if (day === undefined || tooMany.length > 0) return undefined;
  if (time === undefined) return { units: BigInt(day * 86_400), scale: 0 };
  return date.length === 10 ? withTime(day, time) : undefined;
}

/** Days since 1970-01-01 of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
function readDate(text: string): number | undefined {
  const parts = text.split('-');
  const [year = '', month = '01', day = '01'] = parts;
  if (parts.length > 3 || year.length !== 4 || !isDigits(year)) return undefined;
  const months = twoDigits(month, 1, 12);
  if (months === undefined) return undefined;
  const days = twoDigits(day, 1, daysInMonth(Number(year), months));
  return days === undefined ? undefined : daysSince1970(Number(year), months, days);
}

function withTime(day: number, text: string): Decimal | undefined {
  const zone = zoneOf(text);
  if (zone === undefined) return undefined;
  const [clock = '', fraction, ...tooMany] = text.slice(0, -zone.length).split('.');
  const parts = clock.split(':');
  const [hours = '', minutes = '', seconds = '00'] = parts;
  if (tooMany.length > 0 || parts.length > 3 || parts.length < 2) return undefined;
  if (fraction !== undefined && parts.length !== 3) return undefined;
  const hour = twoDigits(hours, 0, 23);
  const minute = twoDigits(minutes, 0, 59);
  const second = twoDigits(seconds, 0, 59);
  if (hour === undefined || minute === undefined || second === undefined) return undefined;
  const whole = day * 86_400 + hour * 3_600 + minute * 60 + second - zone.seconds;
  return joinFraction(whole, fraction);
}

/** A whole number of seconds, before or after 1970, moved on by a fraction of digits. */
function joinFraction(whole: number, fraction: string | undefined): Decimal | undefined {
  if (fraction === undefined) return { units: BigInt(whole), scale: 0 };
  const part = readDecimal(`0.${fraction}`);
  if (part === undefined) return undefined;
  return { units: BigInt(whole) * 10n ** BigInt(part.scale) + part.units, scale: part.scale };
}

/** The zone at the end of a time: how many characters it takes and its offset in seconds. */
function zoneOf(text: string): { length: number; seconds: number } | undefined {
  if (text.endsWith('Z')) return { length: 1, seconds: 0 };
  const written = text.slice(-6);
  const hours = twoDigits(written.slice(1, 3), 0, 23);
  const minutes = twoDigits(written.slice(4), 0, 59);
  if (hours === undefined || minutes === undefined || written[3] !== ':') return undefined;
  const seconds = hours * 3_600 + minutes * 60;
  if (written.startsWith('+')) return { length: 6, seconds };
  return written.startsWith('-') ? { length: 6, seconds: -seconds } : undefined;
}

function twoDigits(text: string, least: number, most: number): number | undefined {
  if (text.length !== 2 || !isDigits(text)) return undefined;
  const value = Number(text);
  return value >= least && value <= most ? value : undefined;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function daysSince1970(year: number, month: number, day: number): number {
  let days = daysBeforeYear(year) - daysBeforeYear(1970) + day - 1;
  for (let earlier = 1; earlier < month; earlier++) days += daysInMonth(year, earlier);
  return days;
}

/** Days from the year 0 to the first day of the year, in the proleptic Gregorian calendar. */
function daysBeforeYear(year: number): number {
  return year * 365 + Math.ceil(year / 4) - Math.ceil(year / 100) + Math.ceil(year / 400);
}

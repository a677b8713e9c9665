import type { Decimal } from '../term/decimal.ts';
import type { Instant } from '../term/instant.ts';

/*
 * The words of SMT-LIB 2.6 (smt-lib.org): literals, symbols, comments. What a policy writes can hold
 * any character and never gets out of them.
 */

/** An SMT-LIB expression. */
export type Smt = string;

/** The application of a function. */
export function call(name: string, ...parts: readonly Smt[]): Smt {
  return `(${name} ${parts.join(' ')})`;
}

/** A string literal, one SMT-LIB character for each UTF-16 unit, as the patterns of policies count. */
export function stringLiteral(text: string): Smt {
  return `"${text.replace(UNPLAIN, (unit) => (unit === '"' ? '""' : `\\u{${hex(unit)}}`))}"`;
}

const UNPLAIN = /[^ !#-[\]-~]/g;

function hex(unit: string): string {
  return unit.charCodeAt(0).toString(16);
}

/** A symbol. The first word says what it is of the named thing; names that differ stay different. */
export function symbol(what: string, name: string | number): Smt {
  return `|${what} ${plainText(String(name))}|`;
}

/** A text without the characters that end a comment or a symbol. */
export function plainText(text: string): string {
  return text.replace(UNSAFE, (unit) => `%${hex(unit).padStart(4, '0')}`);
}

const UNSAFE = /[^ -$&-[\]-{}~]/g;

/** A comment of one line. */
export function comment(text: string): string {
  return `; ${plainText(text)}`;
}

/** A literal of sort `Int`. */
export function integer(value: bigint | number): Smt {
  return value < 0 ? call('-', String(-value)) : String(value);
}

/** A decimal number as a literal of sort `Real`. */
export function decimalLiteral({ negative, whole, fraction }: Decimal): Smt {
  return signed(negative, `${whole || '0'}.${fraction || '0'}`);
}

/** Seconds since 1970 as a literal of sort `Real`. */
export function instantLiteral({ seconds, fraction }: Instant): Smt {
  if (seconds >= 0n) return `${seconds}.${fraction || '0'}`;
  if (fraction === '') return signed(true, `${-seconds}.0`);
  // The seconds are rounded down, so that the fraction counts up from them.
  return call('+', signed(true, `${-seconds}.0`), `0.${fraction}`);
}

function signed(negative: boolean, text: string): Smt {
  return negative ? call('-', text) : text;
}

import type { Readings } from './readings.ts';
import type { Piece } from './variables.ts';
import { plainTemplate, readTemplate } from './variables.ts';

/** What a document decides about its policy variables. */
export interface Substitution {
  /** True for `Version` 2012-10-17. */
  readonly isCurrentVersion: boolean;
  readonly readings: Readings;
}

/** A value of an element that takes policy variables; undefined when a variable is malformed. */
export function templateOf(
  value: string,
  substitution: Substitution,
): readonly Piece[] | undefined {
  return mayHoldVariables(value, substitution) ? readTemplate(value) : plainTemplate(value);
}

/** True when `${` in the value opens a variable: not before version 2012-10-17 (D27). */
export function mayHoldVariables(value: string, substitution: Substitution): boolean {
  if (!value.includes('${')) return false;
  return substitution.isCurrentVersion || substitution.readings.other('D27');
}

import { lower } from './ascii.ts';
import type { Readings } from './readings.ts';
import { isWild, matches, pattern } from './wildcard.ts';

/**
 * True when an entry of an Action list matches the action. Both parts of `service:Name` ignore
 * case; the service is literal. A comma or a space separates nothing: no action holds one (D28).
 * Source: IAM User Guide, reference_policies_elements_action.
 */
export function actionMatches(entry: string, action: string, readings: Readings): boolean {
  if (entry === '*') return true;
  // D29: `*:*` is every action; read the other way, it is none.
  if (entry === '*:*') return !readings.other('D29');
  if (isWild(pattern(entry.slice(0, entry.indexOf(':'))))) return false;
  return matches(pattern(lower(entry)), lower(action));
}

/** True when the entry has the form of an action: `*`, or with a colon. D28 settles blanks too. */
export function isActionEntry(entry: string): boolean {
  return entry === '*' || entry.includes(':') || entry.includes(',') || entry.includes(' ');
}

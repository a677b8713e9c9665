import { asciiLower } from '../policy/ascii-case.ts';
import { valueText, type ConditionClause } from '../policy/policy.ts';

/** Values of a tag that does no more than mark something: what lacks the mark is meant to differ. */
const MARKS: ReadonlySet<string> = new Set(['true', 'yes', '1', 'on', '*']);

/** True for a test of whether something is marked, not of what it is. */
export function testsMark({ values }: ConditionClause): boolean {
  return values.length > 0 && values.every((value) => MARKS.has(asciiLower(valueText(value))));
}

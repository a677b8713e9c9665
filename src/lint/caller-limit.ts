import { isCallerKey } from '../catalog/caller-keys.ts';
import { operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { setOperatorOf } from '../policy/operator-use.ts';
import { parseArn } from '../policy/arn.ts';
import { valueText, type ConditionClause } from '../policy/policy.ts';

/**
 * True for a condition that keeps strangers out: it demands a key that they cannot choose, and not
 * just any value of it.
 */
export function limitsCaller(clause: ConditionClause): boolean {
  if (!isCallerKey(clause.key.value) || !demandsValue(clause)) return false;
  const texts = clause.values.map(valueText);
  return texts.length > 0 && texts.every((text) => !isOpen(text, clause.key.value));
}

/** True for a test that a request without the key fails, and that names the values to be had. */
export function demandsValue({ operator: use }: ConditionClause): boolean {
  const row = operator(use.name);
  if (!row || row.negated || row.family === 'Null' || use.ifExists) return false;
  return setOperatorOf(use) !== 'ForAllValues';
}

/** A value that everybody has: all addresses, any text, `false`, roles of whatever account. */
function isOpen(text: string, key: string): boolean {
  if (/^[*?]*$/.test(text) || text.endsWith('/0') || asciiLower(text) === 'false') return true;
  const account = parseArn(text)?.account;
  return account === '*' && asciiLower(key) === 'aws:principalarn';
}

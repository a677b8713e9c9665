import { operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { valueText, type ConditionClause } from '../policy/policy.ts';
import { matchesWildcard } from '../policy/wildcard.ts';

/**
 * True when a string test holds for a key with that one value; undefined for operators of other
 * families, and for values that hold a variable or a placeholder.
 */
export function holdsFor(
  { operator: use, values }: ConditionClause,
  text: string,
): boolean | undefined {
  const row = operator(use.name);
  const compare = row && COMPARISONS.get(row.comparison);
  const texts = values.map(valueText);
  if (!compare || texts.some((value) => /[$<{]/.test(value))) return undefined;
  return texts.some((value) => compare(value, text)) !== row.negated;
}

/** By the comparison of an operator: whether a value of the policy equals that of a request. */
const COMPARISONS: ReadonlyMap<string, (value: string, text: string) => boolean> = new Map([
  ['equals', (value: string, text: string) => value === text],
  ['equals-ignore-case', (value: string, text: string) => asciiLower(value) === asciiLower(text)],
  ['like', matchesWildcard],
  ['arn-like', matchesWildcard],
]);

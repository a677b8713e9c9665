import type { ConditionClause, Statement } from '../policy/policy.ts';
import { replaceString, type Edit } from '../syntax/edit.ts';

/**
 * Puts another operator in place of a clause's. Undefined when the operator has other keys as well,
 * or when the statement already uses the other one: its block would be there twice.
 */
export function replaceOperator(
  { conditions }: Statement,
  { operator, key }: ConditionClause,
  name: string,
): Edit | undefined {
  const isShared = conditions.some((other) => other.operator === operator && other.key !== key);
  const isThere = conditions.some((other) => other.operator.node.value === name);
  return !isShared && !isThere ? replaceString(operator.node, name) : undefined;
}

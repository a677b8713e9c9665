import type { ConditionClause, Statement } from '../policy/policy.ts';
import { replaceString, type Edit } from '../syntax/edit.ts';

/**
 * Puts another operator in place of a clause's. Undefined when the operator has other keys as well,
 * or when the statement already uses the other one: its block would be there twice.
 */
export function replaceOperator(
  { conditions }: Statement,
  { operator }: ConditionClause,
  name: string,
): Edit | undefined {
  const uses = conditions.filter((other) => other.operator === operator).length;
  const isThere = conditions.some((other) => other.operator.node.value === name);
  return uses === 1 && !isThere ? replaceString(operator.node, name) : undefined;
}

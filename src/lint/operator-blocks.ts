import type { OperatorUse } from '../policy/operator-use.ts';
import type { ConditionClause, Policy, Statement } from '../policy/policy.ts';
import { replaceString, type Edit } from '../syntax/edit.ts';
import { grouped } from '../policy/grouped.ts';

/** The condition clauses that stand under one operator of a statement. */
export interface OperatorBlock {
  readonly statement: Statement;
  readonly operator: OperatorUse;
  readonly clauses: readonly [ConditionClause, ...ConditionClause[]];
}

/** The operator blocks of a policy that hold a key, in the order of the text. */
export function* operatorBlocks({
  statements,
}: Pick<Policy, 'statements'>): Generator<OperatorBlock> {
  for (const statement of statements) {
    const blocks = grouped(statement.conditions, (clause) => clause.operator);
    for (const [operator, clauses] of blocks) yield { statement, operator, clauses };
  }
}

/**
 * Puts another operator over a block. Undefined when the statement uses that one already: its block
 * would be there twice.
 */
export function renameOperator(
  { statement, operator }: OperatorBlock,
  name: string,
): Edit | undefined {
  const isThere = statement.conditions.some((other) => other.operator.node.value === name);
  return isThere ? undefined : replaceString(operator.node, name);
}

import type { Statement } from '../policy/policy.ts';
import { appendMember, insertMember, type Edit } from '../syntax/edit.ts';
import { property } from '../syntax/tree.ts';

/** A condition that a fix adds: an operator, a condition key and its one value. */
export interface AddedTest {
  readonly operator: string;
  readonly key: string;
  readonly value: string;
}

/** Adds a condition to a statement, beside those that it has. */
export function addTest({ node }: Statement, { operator, key, value }: AddedTest): Edit {
  const condition = property(node, 'Condition');
  if (condition?.kind !== 'object') {
    return appendMember(node, 'Condition', { [operator]: { [key]: value } });
  }
  const block = property(condition, operator);
  return block?.kind === 'object'
    ? insertMember(block, key, value)
    : insertMember(condition, operator, { [key]: value });
}

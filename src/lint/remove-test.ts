import type { ConditionClause, Statement } from '../policy/policy.ts';
import { removeMember, type Edit } from '../syntax/edit.ts';
import { member, type Member, type ObjectNode } from '../syntax/tree.ts';

/**
 * Removes a clause from a statement, and with it what it leaves empty: its operator, and then the
 * whole condition.
 */
export function removeTest(
  { node }: Statement,
  { operator, key }: ConditionClause,
): Edit | undefined {
  const condition = member(node, 'Condition');
  const block = objectOf(condition)?.members.find((each) => each.key === operator.node);
  const test = objectOf(block)?.members.find((each) => each.key === key);
  const inside = removeUnlessLast(objectOf(block), test);
  return (
    inside ?? removeUnlessLast(objectOf(condition), block) ?? removeUnlessLast(node, condition)
  );
}

function removeUnlessLast(
  owner: ObjectNode | undefined,
  gone: Member | undefined,
): Edit | undefined {
  return owner && gone && owner.members.length > 1 ? removeMember(owner, gone) : undefined;
}

function objectOf(holder: Member | undefined): ObjectNode | undefined {
  return holder?.value.kind === 'object' ? holder.value : undefined;
}

import type { ConditionClause, Policy, Statement } from '../../src/policy/policy.ts';
import { policyOf } from './policy-of.ts';

/** The first statement of a policy. */
export function firstOf({ statements }: Policy): Statement {
  const [statement] = statements;
  if (!statement) throw new TypeError('the policy has no statement');
  return statement;
}

/** A statement by its elements, under the current language version. */
export function statementOf(elements: object): Statement {
  return firstOf(policyOf({ Version: '2012-10-17', Statement: [elements] }));
}

/** The only clause of a condition block. */
export function clauseOf(condition: object): ConditionClause {
  const [clause] = statementOf({ Condition: condition }).conditions;
  if (!clause) throw new TypeError('the condition has no clause');
  return clause;
}

import type { Action } from '../catalog/action.ts';
import { setOperatorOf } from '../policy/operator-use.ts';
import type { ConditionClause } from '../policy/policy.ts';
import { openKeys } from './absent-key.ts';
import type { ConstantTest } from './constant-tests.ts';

/**
 * The dead actions of a constant test for which its author hardly meant it. All are, when no action
 * of the statement carries the key. Else those stay out that a wildcard brings in without harm, and
 * all of them where the statement shows that its author knew of the absent key.
 */
export function surprisingActions(test: ConstantTest): readonly Action[] {
  const { outcome, dead, named, alive } = test;
  if (alive.length === 0) return dead;
  if (isForeseen(test)) return [];
  const isHarmless = outcome === 'neverAllows' || outcome === 'neverDenies';
  return isHarmless ? dead.filter((action) => named.has(action)) : dead;
}

function isForeseen({ clause, outcome, statement }: ConstantTest): boolean {
  if (outcome === 'alwaysAllows') {
    const isSet = setOperatorOf(clause.operator) !== undefined;
    return clause.operator.ifExists || (isSet && isLimitOnTags(clause));
  }
  // Several exemptions from a Deny, each for the actions that carry its key.
  return outcome === 'alwaysDenies' && openKeys(statement).size > 1;
}

/** A limit on the tags that a request passes is meant to let requests without tags through. */
export function isLimitOnTags({ key }: ConditionClause): boolean {
  return /^(?:aws:TagKeys|s3:RequestObjectTagKeys)$/i.test(key.value);
}

import { optionalKey, type Optional } from '../catalog/optional-keys.ts';
import { operator } from '../catalog/operators.ts';
import type { ConditionClause } from '../policy/policy.ts';
import { resultWhenAbsent } from './absent-key.ts';
import { isDeniedWithout } from './denied-without.ts';
import { isCarried } from './is-carried.ts';
import { testsMark } from './mark.ts';
import type { PolicyContext } from './rule.ts';

/** The one test of a Deny, by a label or a request parameter that may be left off. */
export interface PassableDenial {
  readonly clause: ConditionClause;
  readonly optional: Optional;
}

/**
 * Finds the Deny statements that name wrong values of an optional key, and nothing else, where
 * nothing denies requests without the key.
 */
export function* passableDenials(context: PolicyContext): Generator<PassableDenial> {
  const { policy, catalog } = context;
  for (const statement of policy.statements) {
    const [clause, ...others] = statement.conditions;
    if (statement.effect !== 'Deny' || !clause || others.length > 0) continue;
    if (!namesWrongValues(clause)) continue;
    if (isDeniedWithout(clause.key.value, statement, context)) continue;
    const key = catalog.conditionKey(clause.key.value);
    const optional = key && optionalKey(key);
    if (!optional || (!optional.isLabel && optional.default === undefined)) continue;
    if (isCarried(key.name, statement, context)) yield { clause, optional };
  }
}

function namesWrongValues(clause: ConditionClause): boolean {
  const row = operator(clause.operator.name);
  const isPositive = row?.negated === false && row.family !== 'Null';
  return isPositive && resultWhenAbsent(clause) === false && !testsMark(clause);
}

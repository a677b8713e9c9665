import { operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { ConditionClause, Statement } from '../policy/policy.ts';
import { resultWhenAbsent } from './absent-key.ts';
import { grouped } from '../policy/grouped.ts';
import type { PolicyContext } from './rule.ts';

/** Clauses on different keys of one kind. */
export type Combined = readonly [ConditionClause, ...ConditionClause[]];

/** Global keys that hold what a request asks for; the others say who asks, and from where. */
const ASKED_FOR: ReadonlySet<string> = new Set(['aws:RequestTag/', 'aws:ResourceTag/']);

/**
 * Finds the Deny statements whose tests for wrong or missing values are on two or more keys of one
 * kind: parameters of one service, tags of the request, or tags of the resource.
 */
export function* combinedDenials({ policy, catalog }: PolicyContext): Generator<Combined> {
  for (const statement of policy.statements) {
    if (statement.effect !== 'Deny') continue;
    const kindOf = ({ key }: ConditionClause): string | undefined => {
      const known = catalog.conditionKey(key.value);
      if (!known) return undefined;
      return known.presence ? (ASKED_FOR.has(known.name) ? known.name : undefined) : known.scope;
    };
    for (const [kind, clauses] of grouped(wrongOrMissing(statement), kindOf)) {
      const [first, ...others] = oneForEachKey(clauses);
      if (kind !== undefined && first && others.length > 0) yield [first, ...others];
    }
  }
}

function wrongOrMissing({ conditions }: Statement): readonly ConditionClause[] {
  return conditions.filter((clause) => {
    const row = operator(clause.operator.name);
    return row?.negated || (row?.family === 'Null' && resultWhenAbsent(clause) === true);
  });
}

function oneForEachKey(clauses: readonly ConditionClause[]): readonly ConditionClause[] {
  const byKey = grouped(clauses, ({ key }) => asciiLower(key.value));
  return [...byKey.values()].map(([first]) => first);
}

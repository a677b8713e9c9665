import type { Catalog } from '../catalog/catalog.ts';
import type { ConditionKey } from '../catalog/condition-key.ts';
import { operator, type Operator } from '../catalog/operators.ts';
import { setOperatorOf, type SetOperator } from '../policy/operator-use.ts';
import type { ConditionClause, Policy, Statement } from '../policy/policy.ts';
import { remembered } from '../policy/remembered.ts';

/** A condition clause with what the catalogue knows of its operator and its key. */
export interface KnownClause {
  readonly statement: Statement;
  readonly clause: ConditionClause;
  readonly row: Operator;
  readonly set: SetOperator | undefined;
  readonly key: ConditionKey;
}

/**
 * The clauses of a policy whose operator and key are both known, in the order of the text. Worked
 * out once: many rules ask.
 */
export function knownClauses({
  policy,
  catalog,
}: {
  readonly policy: Pick<Policy, 'statements'>;
  readonly catalog: Catalog;
}): readonly KnownClause[] {
  return clausesKnownTo(catalog)(policy);
}

const clausesKnownTo = remembered((catalog: Catalog) =>
  remembered((policy: Pick<Policy, 'statements'>) => [...clausesIn(policy, catalog)]),
);

function* clausesIn(policy: Pick<Policy, 'statements'>, catalog: Catalog): Generator<KnownClause> {
  for (const statement of policy.statements) {
    for (const clause of statement.conditions) {
      const row = operator(clause.operator.name);
      const key = row && catalog.conditionKey(clause.key.value);
      if (row && key) yield { statement, clause, row, key, set: setOperatorOf(clause.operator) };
    }
  }
}

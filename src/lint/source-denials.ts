import { operator } from '../catalog/operators.ts';
import { asciiLower, equalsIgnoringCase } from '../policy/ascii-case.ts';
import { valueText, type ConditionClause, type Statement } from '../policy/policy.ts';
import { demandedKeys, resultWhenAbsent } from './absent-key.ts';
import type { PolicyContext } from './rule.ts';

/** A Deny of requests that AWS services make for a resource from elsewhere. */
export interface SourceDenial {
  readonly statement: Statement;
  /** The test of that resource's place; it is true for requests without one. */
  readonly clause: ConditionClause;
  /** True when the Deny is for service principals only. */
  readonly isForServices: boolean;
  /** True when it is for requests only that say which resource they are for. */
  readonly asksForSource: boolean;
}

/** Keys that only requests carry which a service makes for a resource. */
const SOURCES: ReadonlySet<string> = new Set([
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
]);

/** Finds the Deny statements by where the resource is that a service acts for. */
export function* sourceDenials({ policy }: Pick<PolicyContext, 'policy'>): Generator<SourceDenial> {
  for (const statement of policy.statements) {
    if (statement.effect !== 'Deny') continue;
    const clause = statement.conditions.find(
      (each) =>
        SOURCES.has(asciiLower(each.key.value)) &&
        operator(each.operator.name)?.negated === true &&
        resultWhenAbsent(each) === true,
    );
    if (!clause) continue;
    const isForServices = statement.conditions.some(asksForServices);
    const asksForSource = [...demandedKeys(statement)].some((key) => SOURCES.has(key));
    yield { statement, clause, isForServices, asksForSource };
  }
}

function asksForServices(clause: ConditionClause): boolean {
  const key = asciiLower(clause.key.value);
  if (key.startsWith('aws:principalservicename')) return resultWhenAbsent(clause) === false;
  return (
    key === 'aws:principalisawsservice' &&
    clause.values.some((value) => equalsIgnoringCase(valueText(value), 'true'))
  );
}

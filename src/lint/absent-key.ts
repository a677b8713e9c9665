import { operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { setOperatorOf } from '../policy/operator-use.ts';
import {
  valueText,
  type ConditionClause,
  type Effect,
  type Policy,
  type Statement,
} from '../policy/policy.ts';
import type { Witness } from './finding.ts';

/** What a statement does to every request that its other parts match, once a test is constant. */
export type ConstantOutcome = 'alwaysDenies' | 'neverDenies' | 'alwaysAllows' | 'neverAllows';

/**
 * The result of a condition clause for a request without the key. Undefined when the clause names
 * no operator (`NullIfExists` is none) or, under `Null`, no truth value, and for
 * `ForAnyValue:…IfExists`, on which the two pages below disagree.
 * Sources: IAM User Guide, reference_policies_elements_condition_operators (negated operators,
 * IfExists, Null) and reference_policies_condition-single-vs-multi-valued-context-keys.
 */
export function resultWhenAbsent({ operator: use, values }: ConditionClause): boolean | undefined {
  const row = operator(use.name);
  if (!row) return undefined;
  if (row.family === 'Null') return use.ifExists ? undefined : nullResult(values.map(valueText));
  const set = setOperatorOf(use);
  if (use.ifExists) return set === 'ForAnyValue' ? undefined : true;
  return set ? set === 'ForAllValues' : row.whenAbsent;
}

function nullResult(values: readonly string[]): boolean | undefined {
  const [value, ...rest] = values.map(asciiLower);
  return rest.length > 0 || (value !== 'true' && value !== 'false') ? undefined : value === 'true';
}

/** The outcome of a test whose key no request carries. */
export function outcomeWhenAbsent(
  effect: Effect | undefined,
  clause: ConditionClause,
): ConstantOutcome | undefined {
  const result = resultWhenAbsent(clause);
  if (effect === undefined || result === undefined) return undefined;
  if (effect === 'Deny') return result ? 'alwaysDenies' : 'neverDenies';
  return result ? 'alwaysAllows' : 'neverAllows';
}

/**
 * The condition keys, in lower case, that a request must carry for the statement to match: those
 * with a test that is false without its key.
 */
export function demandedKeys(statement: Statement): ReadonlySet<string> {
  return keysTestedTo(false, statement);
}

/** The condition keys, in lower case, with a test that a request without the key passes. */
export function openKeys(statement: Statement): ReadonlySet<string> {
  return keysTestedTo(true, statement);
}

/** The condition keys, in lower case, for whose absence some statement of the policy denies. */
export function keysDeniedWithout({ statements }: Pick<Policy, 'statements'>): ReadonlySet<string> {
  const denying = statements.filter(({ effect }) => effect === 'Deny');
  return new Set(denying.flatMap((statement) => [...openKeys(statement)]));
}

function keysTestedTo(result: boolean, { conditions }: Statement): ReadonlySet<string> {
  const clauses = conditions.filter((clause) => resultWhenAbsent(clause) === result);
  return new Set(clauses.map(({ key }) => asciiLower(key.value)));
}

/** What a policy that holds only such a statement decides on a request that its other parts match. */
export const DECISIONS: Readonly<Record<ConstantOutcome, Witness['decision']>> = {
  alwaysDenies: 'explicit-deny',
  neverDenies: 'implicit-deny',
  alwaysAllows: 'allow',
  neverAllows: 'implicit-deny',
};

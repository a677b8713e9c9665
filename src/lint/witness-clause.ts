import type { Catalog } from '../catalog/catalog.ts';
import { operator, type Comparison, type Operator } from '../catalog/operators.ts';
import { asciiLower, equalsIgnoringCase } from '../policy/ascii-case.ts';
import { setOperatorOf } from '../policy/operator-use.ts';
import { valueText, type ConditionClause } from '../policy/policy.ts';
import { matchesWildcard } from '../policy/wildcard.ts';
import { resultWhenAbsent } from './absent-key.ts';
import {
  choose,
  isDerived,
  isSurelyAbsent,
  substitute,
  valueIn,
  type WitnessContext,
} from './witness-context.ts';
import { ANY } from './witness-names.ts';

/**
 * Makes a clause true, if need be by a value for its key. False when that is not plain: where the
 * key's value is not free to choose, or where it takes more than a value out of the policy.
 */
export function satisfy(
  clause: ConditionClause,
  context: WitnessContext,
  catalog: Catalog,
): boolean {
  const name = clause.key.value;
  const row = operator(clause.operator.name);
  if (!row) return false;
  const present = valueIn(context, name);
  if (present !== undefined) return holds(clause, row, { present, context });
  const isSettled = isDerived(name) && !isSurelyAbsent(context, name);
  if (isSettled) return false;
  if (resultWhenAbsent(clause) === true) {
    return catalog.conditionKey(name)?.presence?.when !== 'always';
  }
  const value = wanted(clause, row, context);
  const isList = setOperatorOf(clause.operator) !== undefined;
  return value !== undefined && choose(context, { name, value, isList });
}

/** Comparisons that a policy's own value satisfies. */
const REFLEXIVE: ReadonlySet<Comparison> = new Set([
  'equals',
  'equals-ignore-case',
  'like',
  'less-than-equals',
  'greater-than-equals',
  'arn-like',
  'in-range',
  'bool',
  'binary',
]);

function wanted(
  { values: [first] }: ConditionClause,
  row: Operator,
  context: WitnessContext,
): string | undefined {
  if (row.family === 'Null') return ANY;
  if (row.negated || !first || !REFLEXIVE.has(row.comparison)) return undefined;
  const text = row.variables ? substitute(context, valueText(first)) : valueText(first);
  if (row.comparison === 'in-range') return text?.split('/')[0];
  return row.wildcards ? text?.replaceAll('*', ANY).replaceAll('?', 'x') : text;
}

interface Present {
  readonly present: string;
  readonly context: WitnessContext;
}

function holds(clause: ConditionClause, row: Operator, { present, context }: Present): boolean {
  if (row.family === 'Null') return resultWhenAbsent(clause) === false;
  const matches = MATCHES.get(row.comparison);
  if (!matches) return false;
  const texts = clause.values.map((value) => substitute(context, valueText(value)));
  const isMatch = texts.some((text) => text !== undefined && matches(text, present));
  return row.negated ? !isMatch && !texts.includes(undefined) : isMatch;
}

/** Comparisons of a policy's text with a value of the request that need no parsing. */
const MATCHES: ReadonlyMap<Comparison, (text: string, value: string) => boolean> = new Map([
  ['equals', (text, value) => text === value],
  ['equals-ignore-case', equalsIgnoringCase],
  ['bool', (text, value) => asciiLower(text) === asciiLower(value)],
  ['like', matchesWildcard],
  ['arn-like', matchesWildcard],
]);

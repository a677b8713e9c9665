import type { Clause } from './condition-block.ts';
import type { Context, Found } from './context.ts';
import { lookUp } from './context.ts';
import type { Readings } from './readings.ts';
import type { Truth } from './truth.ts';
import { allOf, anyOf, not } from './truth.ts';
import { substitute } from './variables.ts';

type Comparison = Extract<Clause, { kind: 'compare' }>;

/**
 * Whether one clause holds.
 * Sources: IAM User Guide, reference_policies_elements_condition_operators (absent keys, IfExists,
 * Null), reference_policies_multi-value-conditions and
 * reference_policies_condition-single-vs-multi-valued-context-keys (set operators).
 */
export function clauseHolds(clause: Clause, context: Context, readings: Readings): Truth {
  if (clause.kind === 'malformed') return 'unknown';
  const found = lookUp(context, clause.key);
  if (found.kind === 'unknown') return 'unknown';
  if (clause.kind === 'null') return nullHolds(clause.wanted, found, readings);
  if (found.kind === 'absent' || found.texts.length === 0) return absentHolds(clause, readings);
  const values = found.texts.map((text) => () => valueHolds(clause, text, context, readings));
  if (clause.setOperator !== undefined) return setHolds(clause, found.texts, values);
  if (values.length === 1) return valueHolds(clause, found.texts[0] ?? '', context, readings);
  // D12: a plain operator on several values never matches; read the other way, any value may match.
  if (!readings.other('D12')) return false;
  const results = values.map((value) => value());
  return clause.operator.negated ? allOf(results) : anyOf(results);
}

/** `Null: true` asks for absence. An empty list is no value; D15 read the other way, it is one. */
function nullHolds(wanted: readonly string[], found: Found, readings: Readings): Truth {
  const isEmptyList = found.kind === 'values' && found.texts.length === 0;
  const isAbsent = found.kind === 'absent' || (isEmptyList && !readings.other('D15'));
  return wanted.includes(isAbsent ? 'true' : 'false');
}

/** IfExists is the outermost test: true without the key, under ForAnyValue by D14. */
function absentHolds(clause: Comparison, readings: Readings): Truth {
  if (clause.ifExists) return clause.setOperator !== 'ForAnyValue' || !readings.other('D14');
  if (clause.setOperator !== undefined) return clause.setOperator === 'ForAllValues';
  return clause.operator.negated;
}

function setHolds(
  clause: Comparison,
  texts: readonly string[],
  values: readonly (() => Truth)[],
): Truth {
  const isForAll = clause.setOperator === 'ForAllValues';
  // A set whose only value is the empty string is a null data set (D10).
  if (texts.length === 1 && texts[0] === '') return isForAll;
  const results = values.map((value) => value());
  return isForAll ? allOf(results) : anyOf(results);
}

/** One request value against the list: any for a positive operator, none for a negated one. */
function valueHolds(clause: Comparison, text: string, context: Context, readings: Readings): Truth {
  const { operator } = clause;
  const results = clause.values.map((template): Truth | 'unreadable' | 'no-value' => {
    const value = substitute(template, context, readings);
    return value.kind === 'pattern' ? operator.compare(value.tokens, text, readings) : value.kind;
  });
  const matched = anyOf(results.map((result) => (isTruth(result) ? result : false)));
  if (!operator.negated) return matched;
  return negatedHolds(not(matched), results, readings);
}

/**
 * A negated operator where a policy value could not be compared. A variable without value: the
 * operator matches (D7). A value that cannot be read: the statement never matches (D18).
 */
function negatedHolds(
  unmatched: Truth,
  results: readonly (Truth | 'unreadable' | 'no-value')[],
  readings: Readings,
): Truth {
  if (unmatched === false) return false;
  if (results.includes('unreadable') && !readings.other('D18')) return false;
  if (results.includes('no-value') && readings.other('D7')) return false;
  return unmatched;
}

function isTruth(result: Truth | 'unreadable' | 'no-value'): result is Truth {
  return result === 'unknown' || typeof result === 'boolean';
}

/** Whether all clauses hold. */
export function conditionsHold(
  clauses: readonly Clause[],
  context: Context,
  readings: Readings,
): Truth {
  return allOf(clauses.map((clause) => clauseHolds(clause, context, readings)));
}

/** Whether some value under the key passes the test; false when the key is absent. */
export function keyHolds(context: Context, key: string, test: (text: string) => boolean): Truth {
  const found = lookUp(context, key);
  if (found.kind === 'unknown') return 'unknown';
  return found.kind === 'values' && found.texts.some(test);
}

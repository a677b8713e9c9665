import type { Catalog } from '../catalog/catalog.ts';
import { operator, type Comparison, type Operator } from '../catalog/operators.ts';
import { asciiLower, equalsIgnoringCase } from '../policy/ascii-case.ts';
import { coversResource } from '../policy/covers.ts';
import { setOperatorOf } from '../policy/operator-use.ts';
import { valueText, type ConditionClause, type Statement } from '../policy/policy.ts';
import { hasWildcard, matchesWildcard } from '../policy/wildcard.ts';
import { resultWhenAbsent } from './absent-key.ts';
import { grouped } from '../policy/grouped.ts';

/** A test whose values no other test on the same key lets through. */
export interface ConflictingTest {
  /** Names single values, without wildcards. */
  readonly named: ConditionClause;
  readonly others: readonly [ConditionClause, ...ConditionClause[]];
}

/**
 * Finds keys that hold one value and whose tests in a statement have no value in common. Silent
 * where values hold variables or placeholders, and where each test has wildcards.
 */
export function conflictingTests(
  { conditions }: Statement,
  catalog: Catalog,
): readonly ConflictingTest[] {
  const tests = conditions.flatMap((clause) => readTest(clause, catalog) ?? []);
  const byKey = grouped(tests, ({ clause }) => asciiLower(clause.key.value));
  return [...byKey.values()].flatMap((ofKey) => {
    const named = ofKey.find(namesValues);
    const [other, ...rest] = ofKey.filter((test) => test !== named);
    const isDemanded = ofKey.some(({ clause }) => resultWhenAbsent(clause) === false);
    // Under one operator the same key twice is a mistake of its own.
    const uses = new Set(ofKey.map(({ clause }) => clause.operator));
    if (!named || !other || !isDemanded || uses.size < ofKey.length || isTooLong(ofKey)) return [];
    const isPossible = named.texts.some((text) => [other, ...rest].every(letsThrough(text)));
    const others = [other.clause, ...rest.map(({ clause }) => clause)] as const;
    return isPossible ? [] : [{ named: named.clause, others }];
  });
}

interface Test {
  readonly clause: ConditionClause;
  readonly row: Operator;
  readonly texts: readonly string[];
}

function readTest(clause: ConditionClause, catalog: Catalog): Test | undefined {
  const row = operator(clause.operator.name);
  const texts = clause.values.map(valueText);
  const key = catalog.conditionKey(clause.key.value);
  if (!row || !key || key.multivalued || setOperatorOf(clause.operator)) return undefined;
  if (!MATCHES.has(row.comparison) || texts.length === 0) return undefined;
  return texts.some((text) => /[$<{]/.test(text)) ? undefined : { clause, row, texts };
}

function namesValues({ row, texts }: Test): boolean {
  if (row.negated || row.comparison === 'equals-ignore-case') return false;
  return !row.wildcards || !texts.some(hasWildcard);
}

/** A list so long that comparing each value with each would take more than a moment. */
function isTooLong(tests: readonly Test[]): boolean {
  const values = tests.reduce((sum, { texts }) => sum + texts.length, 0);
  return values > 200;
}

/** Whether a test lets a value through; in doubt, it does. */
function letsThrough(value: string): (test: Test) => boolean {
  return ({ row, texts }) => {
    const matches = MATCHES.get(row.comparison);
    if (!row.negated) return texts.some((text) => matches?.(text, value));
    const isSure = row.comparison === 'arn-like' ? coversResource : matches;
    return !texts.some((text) => isSure?.(text, value));
  };
}

/** True when a policy's text may match a value; for ARNs, wildcards count as reaching far. */
const MATCHES: ReadonlyMap<Comparison, (text: string, value: string) => boolean> = new Map([
  ['equals', (text, value) => text === value],
  ['equals-ignore-case', equalsIgnoringCase],
  ['bool', equalsIgnoringCase],
  ['like', matchesWildcard],
  ['arn-like', matchesWildcard],
]);

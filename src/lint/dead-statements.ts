import { asciiLower } from '../policy/ascii-case.ts';
import type { ConditionClause, Statement } from '../policy/policy.ts';
import type { Span } from '../syntax/span.ts';
import type { Label } from './finding.ts';
import { impossibleTests, type ImpossibleTests } from './impossible-tests.ts';
import { comparesValues } from './may-be-impossible.ts';
import type { PolicyContext } from './rule.ts';

/** What rules say of a statement that no request matches. */
export interface DeadStatement {
  readonly statement: Statement;
  readonly at: { readonly at: Span };
  readonly beside: ImpossibleTests['beside'];
  readonly data: { readonly tests: readonly string[] };
  readonly labels: readonly Label[];
}

/** Those whose tests are not about one key alone: of these, `oneKeyTests` tell. */
export function* deadStatements(context: PolicyContext): Generator<DeadStatement> {
  for (const tests of impossibleTests(context)) {
    const { statement, clauses, beside } = tests;
    if (beside === 'nothing' && areOfOneKey(clauses)) continue;
    const [first, ...others] = clauses;
    yield {
      statement,
      at: first.key,
      beside,
      data: { tests: clauses.map(({ operator, key }) => `${operator.node.value} ${key.value}`) },
      labels: others.map(({ key }) => ({ at: key.at, message: 'and this' })),
    };
  }
}

/** A key with several tests that no value of it passes. */
export interface OneKeyTests {
  readonly statement: Statement;
  readonly clauses: readonly [ConditionClause, ConditionClause, ...ConditionClause[]];
}

/** Finds them, but for tests of which other rules speak: for absence, of numbers and of dates. */
export function* oneKeyTests(context: PolicyContext): Generator<OneKeyTests> {
  for (const { statement, clauses, beside } of impossibleTests(context)) {
    const [first, second, ...more] = clauses;
    if (beside !== 'nothing' || !second || !areOfOneKey(clauses)) continue;
    // Under one operator the same key twice is a mistake of its own.
    const uses = new Set(clauses.map((clause) => clause.operator));
    if (uses.size < clauses.length || !clauses.every(comparesValues)) continue;
    yield { statement, clauses: [first, second, ...more] };
  }
}

function areOfOneKey(clauses: readonly ConditionClause[]): boolean {
  return new Set(clauses.map(({ key }) => asciiLower(key.value))).size === 1;
}

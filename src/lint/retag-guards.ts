import { grouped } from '../policy/grouped.ts';
import { isPlain } from '../policy/plain-value.ts';
import { valueText } from '../policy/policy.ts';
import { objectTagTests, type ObjectTagTest } from './object-tag-tests.ts';
import { RETAGGING, requiredTagTests } from './required-tag-tests.ts';
import type { PolicyContext } from './rule.ts';

/** A test that holds those who retag objects to one side only. */
export interface OneSidedGuard extends ObjectTagTest {
  /**
   * True where the new value is held to fixed ones, and no statement of the policy decides by the tag
   * that an object has: the tag may be no more than a mark.
   */
  readonly isMark: boolean;
}

/**
 * Finds the tests of a tag that hold those who retag objects to the old value only, or to the new one
 * only. One for each statement and tag, in the order of the text.
 */
export function* oneSidedGuards(context: PolicyContext): Generator<OneSidedGuard> {
  const tests = [...requiredTagTests(RETAGGING, context)];
  const byDeny = sidesOf(tests.filter(({ statement }) => statement.effect === 'Deny'));
  const byAny = sidesOf(tests);
  const byStatement = new Map(
    [...grouped(tests, ({ statement }) => statement)].map(([key, group]) => [key, sidesOf(group)]),
  );
  const deciding = decidingTags(context);
  const seen = new Set<string>();
  for (const test of tests) {
    const own = byStatement.get(test.statement);
    const sides = test.statement.effect === 'Allow' ? [own, byDeny] : [byAny];
    const other = test.of === 'object' ? 'request' : 'object';
    const id = `${test.statement.index} ${test.tag}`;
    if (seen.has(id) || sides.some((side) => side?.has(`${other} ${test.tag}`))) continue;
    seen.add(id);
    const isFixed = test.clause.values.every((value) => isPlain(valueText(value)));
    const isMark = test.of === 'request' && isFixed && !deciding.has(test.tag);
    yield { ...test, isMark };
  }
}

/** The tags of objects by which some statement of the policy decides. */
function decidingTags({ policy }: PolicyContext): ReadonlySet<string> {
  const tests = policy.statements.flatMap((statement) => objectTagTests(statement));
  return new Set(tests.filter(({ of }) => of === 'object').map(({ tag }) => tag));
}

/** Which side of which tag is tested. */
function sidesOf(tests: readonly ObjectTagTest[]): ReadonlySet<string> {
  return new Set(tests.map(({ of, tag }) => `${of} ${tag}`));
}

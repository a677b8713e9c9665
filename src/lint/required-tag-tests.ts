import { operator } from '../catalog/operators.ts';
import { appliesTo } from './applied-actions.ts';
import { objectTagTests, type ObjectTagTest } from './object-tag-tests.ts';
import type { PolicyContext } from './rule.ts';

/** The actions that replace the tags of an object. */
export const RETAGGING = ['s3:PutObjectTagging', 's3:PutObjectVersionTagging'];

/** The tests of object tags that a request for one of the actions has to pass, in the order of the text. */
export function* requiredTagTests(
  ids: readonly string[],
  context: PolicyContext,
): Generator<ObjectTagTest> {
  for (const statement of context.policy.statements) {
    const required = objectTagTests(statement).filter(({ clause }) => {
      const row = operator(clause.operator.name);
      return row && row.family !== 'Null' && row.negated === (statement.effect === 'Deny');
    });
    if (required.length > 0 && appliesTo(statement, ids, context)) yield* required;
  }
}

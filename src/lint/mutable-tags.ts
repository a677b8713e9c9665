import { operator } from '../catalog/operators.ts';
import type { Statement } from '../policy/policy.ts';
import { appliesTo } from './applied-actions.ts';
import { objectTagTests, type ObjectTagTest } from './object-tag-tests.ts';
import type { PolicyContext } from './rule.ts';
import { coversGround } from './shared-ground.ts';
import { tagChanges, type TagChange } from './tag-changes.ts';

const READS = ['s3:GetObject', 's3:GetObjectVersion'];
const RETAGGING = ['s3:PutObjectTagging', 's3:PutObjectVersionTagging'];

/**
 * Finds the tags that decide which objects a caller may read and that the same caller may set on
 * objects which he may not read yet.
 */
export function* mutableTags(context: PolicyContext): Generator<TagChange> {
  const open = openReaders(context);
  for (const change of tagChanges(deciders(context), RETAGGING, context)) {
    const isAllow = change.decider.statement.effect === 'Allow';
    if (isAllow && open.some((reader) => coversGround(reader, change.statement))) continue;
    yield change;
  }
}

/** More statements that allow reading whatever the tags are not looked at. */
const MOST = 16;

function openReaders(context: PolicyContext): readonly Statement[] {
  return context.policy.statements
    .filter(({ effect }) => effect === 'Allow')
    .filter((statement) => objectTagTests(statement).length === 0)
    .filter((statement) => appliesTo(statement, READS, context))
    .slice(0, MOST);
}

/** The tests of a tag that let those read who fit it, and nobody else. */
function* deciders(context: PolicyContext): Generator<ObjectTagTest> {
  for (const statement of context.policy.statements) {
    const deciding = objectTagTests(statement).filter(({ clause, of }) => {
      const row = of === 'object' ? operator(clause.operator.name) : undefined;
      return row && row.family !== 'Null' && row.negated === (statement.effect === 'Deny');
    });
    if (deciding.length > 0 && appliesTo(statement, READS, context)) yield* deciding;
  }
}

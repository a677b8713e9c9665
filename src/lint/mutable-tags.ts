import type { Statement } from '../policy/policy.ts';
import { appliesTo } from './applied-actions.ts';
import { objectTagTests } from './object-tag-tests.ts';
import { RETAGGING, requiredTagTests } from './required-tag-tests.ts';
import type { PolicyContext } from './rule.ts';
import { coversGround } from './shared-ground.ts';
import { tagChanges, type TagChange } from './tag-changes.ts';

const READS = ['s3:GetObject', 's3:GetObjectVersion'];

/**
 * Finds the tags that decide which objects a caller may read and that the same caller may set on
 * objects which he may not read yet.
 */
export function* mutableTags(context: PolicyContext): Generator<TagChange> {
  const open = openReaders(context);
  const deciders = [...requiredTagTests(READS, context)].filter(({ of }) => of === 'object');
  for (const change of tagChanges(deciders, RETAGGING, context)) {
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

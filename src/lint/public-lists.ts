import { operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { valueText, type ConditionClause } from '../policy/policy.ts';
import { appliesTo } from './applied-actions.ts';
import type { PolicyContext } from './rule.ts';

/** An Allow to set access control lists that a condition limits to, among others, public ones. */
export interface PublicLists {
  readonly clause: ConditionClause;
  /** The values that let everybody in, or every AWS account. */
  readonly values: readonly string[];
}

const SETTING = ['s3:PutObject', 's3:PutObjectAcl', 's3:PutObjectVersionAcl', 's3:PutBucketAcl'];

/** Source: Amazon S3 User Guide, acl-overview (canned ACLs). */
const PUBLIC: ReadonlySet<string> = new Set([
  'authenticated-read',
  'public-read',
  'public-read-write',
]);

/** Finds them, one for each test, in the order of the text. */
export function* publicLists(context: PolicyContext): Generator<PublicLists> {
  for (const statement of context.policy.statements) {
    if (statement.effect !== 'Allow' || !appliesTo(statement, SETTING, context)) continue;
    for (const clause of statement.conditions) {
      if (operator(clause.operator.name)?.negated !== false) continue;
      const values = clause.values
        .map(valueText)
        .filter((text) => isPublic(clause.key.value, text));
      if (values.length > 0) yield { clause, values };
    }
  }
}

function isPublic(key: string, value: string): boolean {
  const name = asciiLower(key);
  if (name === 's3:x-amz-acl') return PUBLIC.has(value);
  return (
    name.startsWith('s3:x-amz-grant-') &&
    /\/groups\/global\/(?:AllUsers|AuthenticatedUsers)/.test(value)
  );
}

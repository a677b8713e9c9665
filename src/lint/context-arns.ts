import { operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { parseArn } from '../policy/arn.ts';
import { placeholdersIn } from '../policy/placeholder.ts';
import { type ConditionClause, type ConditionValue, type Policy } from '../policy/policy.ts';
import { hasWildcard } from '../policy/wildcard.ts';
import type { StringNode } from '../syntax/tree.ts';
import { resultWhenAbsent } from './absent-key.ts';

/**
 * What Amazon S3 puts into the encryption context: the ARN of the bucket where it has a Bucket Key,
 * else that of the object. Source: Amazon S3 User Guide, bucket-key.
 */
export type ContextForm = 'bucket' | 'object';

/** A test for ARNs of one of the two forms, where nothing in the policy admits the other. */
export interface OneSidedContext {
  readonly clause: ConditionClause;
  readonly values: readonly [ContextArn, ...ContextArn[]];
}

export interface ContextArn {
  readonly node: StringNode;
  readonly text: string;
  readonly bucket: string;
  readonly form: ContextForm;
}

/**
 * Finds the Allow statements for, and the Deny statements of all but, the encryption context of
 * objects in one form only.
 */
export function* oneSidedContexts(policy: Policy, form: ContextForm): Generator<OneSidedContext> {
  const tests = policy.statements.flatMap(({ effect, conditions }) =>
    conditions
      .filter((clause) => admitsContext(effect, clause))
      .map((clause) => ({
        clause,
        values: contextArns(clause),
      })),
  );
  const admitted = new Set(
    tests.flatMap(({ values = [] }) => values.map((value) => `${value.form} ${value.bucket}`)),
  );
  const other = form === 'bucket' ? 'object' : 'bucket';
  for (const { clause, values = [] } of tests) {
    const [first, ...others] = values;
    if (!first || values.some((value) => value.form !== form)) continue;
    if (values.some(({ bucket }) => admitted.has(`${other} ${bucket}`))) continue;
    yield { clause, values: [first, ...others] };
  }
}

function admitsContext(effect: string | undefined, { key, ...clause }: ConditionClause): boolean {
  const row = operator(clause.operator.name);
  if (asciiLower(key.value) !== 'kms:encryptioncontext:aws:s3:arn' || !row) return false;
  if (row.family === 'Null') return false;
  const whenAbsent = resultWhenAbsent({ key, ...clause });
  return effect === 'Deny'
    ? row.negated && whenAbsent === true
    : whenAbsent === false && !row.negated;
}

/** The values of a test; undefined when one of them may be of either form. */
/** The ARNs of objects and buckets that a test names; undefined where one of its values is none. */
export function contextArns(clause: ConditionClause): readonly ContextArn[] | undefined {
  const takesWildcards = operator(clause.operator.name)?.wildcards === true;
  const arns = clause.values.map((node) => contextArn(node, takesWildcards));
  const known = arns.filter((arn) => arn !== undefined);
  return known.length === arns.length ? known : undefined;
}

function contextArn(node: ConditionValue, takesWildcards: boolean): ContextArn | undefined {
  if (node.kind !== 'string') return undefined;
  const text = node.value;
  const arn = parseArn(text);
  if (arn?.service !== 's3') return undefined;
  const slash = arn.resource.indexOf('/');
  const bucket = slash < 0 ? arn.resource : arn.resource.slice(0, slash);
  const isOpen = takesWildcards && hasWildcard(bucket);
  if (bucket === '' || isOpen || bucket.includes('$') || placeholdersIn(bucket).length > 0) {
    return undefined;
  }
  return { node, text, bucket, form: slash < 0 ? 'bucket' : 'object' };
}

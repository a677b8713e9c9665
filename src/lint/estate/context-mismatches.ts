import { operator } from '../../catalog/operators.ts';
import { asciiLower } from '../../policy/ascii-case.ts';
import { valueText, type ConditionValue, type Effect, type Policy } from '../../policy/policy.ts';
import { matchesWildcard } from '../../policy/wildcard.ts';

/** Tests of the encryption context for a form of ARN that Amazon S3 does not send for a bucket. */
export interface ContextMismatch {
  /** `admits`: it is to let requests in; `excludes`: it is to keep them out. */
  readonly purpose: 'admits' | 'excludes';
  /** The values of one test that name the bucket in the wrong form. */
  readonly values: readonly [ConditionValue, ...ConditionValue[]];
}

/** What a bucket makes of the context: its own ARN with a Bucket Key, else those of its objects. */
export interface ContextForm {
  readonly arn: string;
  readonly isBucketKey: boolean;
}

/**
 * Finds the tests of a policy for the context of a bucket in the form that it does not have, where no
 * test of the same purpose takes the other form. Source: Amazon S3 User Guide, bucket-key.
 */
export function contextMismatches(policy: Policy, form: ContextForm): readonly ContextMismatch[] {
  const tests = policy.statements.flatMap(({ effect, conditions }) =>
    conditions.flatMap(({ key, operator: use, values }) => {
      const row = operator(use.name);
      if (asciiLower(key.value) !== S3_ARN || !row || row.family === 'Null') return [];
      return [{ purpose: purposeOf(effect, row.negated), values }];
    }),
  );
  const met = new Set(
    tests.filter(({ values }) => values.some((value) => isRight(value, form))).map(purposeIn),
  );
  return tests.flatMap(({ purpose, values }) => {
    const [first, ...others] = values.filter((value) => isWrong(value, form));
    return first && !met.has(purpose) ? [{ purpose, values: [first, ...others] }] : [];
  });
}

const S3_ARN = 'kms:encryptioncontext:aws:s3:arn';

function purposeIn({ purpose }: Pick<ContextMismatch, 'purpose'>): ContextMismatch['purpose'] {
  return purpose;
}

function purposeOf(effect: Effect | undefined, isNegated: boolean): ContextMismatch['purpose'] {
  return (effect === 'Allow') === isNegated ? 'excludes' : 'admits';
}

function isWrong(value: ConditionValue, { arn, isBucketKey }: ContextForm): boolean {
  const text = valueText(value);
  return isBucketKey ? text.startsWith(`${arn}/`) : text === arn;
}

function isRight(value: ConditionValue, { arn, isBucketKey }: ContextForm): boolean {
  const text = valueText(value);
  if (isBucketKey) return matchesWildcard(text, arn);
  return text.startsWith(`${arn}/`) || matchesWildcard(text, `${arn}/object`);
}

import { operator } from '../../catalog/operators.ts';
import { asciiLower } from '../../policy/ascii-case.ts';
import { valueText, type ConditionValue, type Policy } from '../../policy/policy.ts';
import { variablesIn } from '../../policy/variable.ts';
import { tagIn } from '../tag-guards.ts';
import { PRINCIPAL_TAG } from '../../catalog/principal-tag.ts';

/** A test in a Deny that compares something of an object with a tag of the caller. */
export interface OwnerTest {
  /** The tag of the caller, in lower case, as condition keys compare it. */
  readonly tag: string;
  readonly value: ConditionValue;
}

/** What of an object tells its owner: its tags, or its encryption context. */
const OWNERSHIP = {
  'object-tag': /^s3:(?:existing|request)objecttag\//,
  context: /^kms:encryptioncontext:/,
} as const;

/** The tests by which a policy denies what belongs to somebody else. */
export function ownerTests(
  policy: Policy | undefined,
  by: keyof typeof OWNERSHIP,
): readonly OwnerTest[] {
  const denies = policy?.statements.filter(({ effect }) => effect === 'Deny') ?? [];
  return denies.flatMap(({ conditions }) =>
    conditions.flatMap(({ key, operator: use, values }) => {
      const isNegated = operator(use.name)?.negated === true;
      if (!isNegated || !OWNERSHIP[by].test(asciiLower(key.value))) return [];
      return values.flatMap((value) =>
        variablesIn(valueText(value)).flatMap((variable) => {
          const tag = tagIn(variable.key, PRINCIPAL_TAG);
          return tag === undefined ? [] : [{ tag, value }];
        }),
      );
    }),
  );
}

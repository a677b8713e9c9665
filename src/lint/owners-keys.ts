import { asciiLower } from '../policy/ascii-case.ts';
import type { ConditionClause, Statement } from '../policy/policy.ts';

/**
 * Condition keys that hold the owner of the requested resource. In the policy of that resource their
 * value is always the same. Source: IAM User Guide, reference_policies_condition-keys.
 */
const OWNERS: ReadonlySet<string> = new Set([
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
  's3:resourceaccount',
]);

/** The tests of a statement on the owner of the requested resource. */
export function ownersKeys({ conditions }: Statement): readonly ConditionClause[] {
  return conditions.filter(({ key }) => OWNERS.has(asciiLower(key.value)));
}

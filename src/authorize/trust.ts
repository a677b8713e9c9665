import type { Situation } from './situation.ts';

/**
 * True for a call that assumes a role or passes something on to its session: the trust policy of
 * the role must allow it even to callers of its own account.
 * Source: IAM User Guide, reference_policies_evaluation-logic_policy-eval-denyallow.
 */
export function isRoleCall({ service, resource }: Situation): boolean {
  return service === 'sts' && resource === 'role';
}

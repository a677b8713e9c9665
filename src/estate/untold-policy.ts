import type { NamedPolicy } from '../authorize/policy-set.ts';

/** Stands for the policy of a key for which an estate gives none: every key has one. */
export function untoldPolicy(arn: string): NamedPolicy {
  return { name: `policy of ${arn}`, unreadable: NOT_GIVEN };
}

/** True for such a policy, and not for one that could not be read. */
export function isUntold(policy: NamedPolicy): boolean {
  return 'unreadable' in policy && policy.unreadable === NOT_GIVEN;
}

const NOT_GIVEN = 'the estate does not give it';

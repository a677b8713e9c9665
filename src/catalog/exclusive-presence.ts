import type { PresentWhen } from './global-keys.ts';

/**
 * Circumstances that no request is in at once, so that it lacks the keys of the one or of the other.
 * Source: IAM User Guide, reference_policies_condition-keys, "Availability" of each key.
 */
const PAIRS: readonly (readonly [PresentWhen, PresentWhen])[] = [
  ['public-network', 'vpc-endpoint'],
  ['service-principal', 'iam-user'],
  ['service-principal', 'organization-member'],
  ['service-principal', 'tagged-principal'],
  ['service-principal', 'role-session'],
  ['service-principal', 'mfa'],
  ['iam-user', 'role-session'],
];

/** True when a request that is in the one circumstance is never in the other. */
export function excludeEachOther(one: PresentWhen, other: PresentWhen): boolean {
  return PAIRS.some((pair) => one !== other && pair.includes(one) && pair.includes(other));
}

import { asciiLower } from '../policy/ascii-case.ts';

/**
 * Condition keys whose values are service principals, such as `ec2.amazonaws.com`.
 * Source: IAM User Guide, reference_policies_condition-keys and reference_policies_iam-condition-keys.
 */
const keys: ReadonlySet<string> = new Set([
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'iam:passedtoservice',
]);

/** True for a key, in any letter case, that holds a service principal. */
export function holdsServicePrincipal(key: string): boolean {
  return keys.has(asciiLower(key));
}

import { asciiLower } from '../policy/ascii-case.ts';
import { FEDERATED, type ConditionKey } from './condition-key.ts';

/** Keys whose values people choose, with any length and beginning. Tags come on top. */
const chosen: ReadonlySet<string> = new Set([
  'aws:sourceidentity',
  'aws:userid',
  'aws:username',
  'sts:rolesessionname',
]);

/**
 * True for a key whose values are names: one may begin like another, as `red` and `red-admin`. Ids of
 * accounts and organizations, and addresses, are none.
 * Source: IAM User Guide, reference_policies_variables.
 */
export function isFreeForm({ name, scope, freeName }: ConditionKey): boolean {
  return freeName || scope === FEDERATED || chosen.has(asciiLower(name));
}

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
 * True for a key whose values may hold a star or a question mark. Names of users and sessions have
 * none, nor have tags of users, roles and sessions: their letters are those of `Tag` in the IAM API.
 * Sources: IAM API Reference, API_Tag and API_CreateUser; AWS STS API Reference, API_AssumeRole.
 */
export function mayHoldWildcard({ name }: ConditionKey): boolean {
  return name !== 'aws:PrincipalTag/' && !chosen.has(asciiLower(name));
}

/**
 * True for a key whose values are names: one may begin like another, as `red` and `red-admin`. Ids of
 * accounts and organizations, and addresses, are none.
 * Source: IAM User Guide, reference_policies_variables.
 */
export function isFreeForm({ name, scope, freeName }: ConditionKey): boolean {
  return freeName || scope === FEDERATED || chosen.has(asciiLower(name));
}

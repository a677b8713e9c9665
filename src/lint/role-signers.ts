import { readFederated } from '../policy/federated.ts';
import { isPlain } from '../policy/plain-value.ts';
import type { PrincipalEntry } from '../policy/principal.ts';

/** The ways into a role, by the action that a caller of each kind uses. */
export const ASSUMING_ACTIONS = [
  'sts:AssumeRole',
  'sts:AssumeRoleWithSAML',
  'sts:AssumeRoleWithWebIdentity',
] as const;

export type AssumingAction = (typeof ASSUMING_ACTIONS)[number];

/**
 * The action by which a principal gets into a role. Undefined for one that says too little: the bare
 * `*`, a placeholder, a value that is malformed.
 * Source: IAM User Guide, id_roles_create_for-idp and reference_policies_elements_principal.
 */
export function assumingAction({ type, value }: PrincipalEntry): AssumingAction | undefined {
  if (!isPlain(value)) return undefined;
  if (type === 'AWS' || type === 'Service') return 'sts:AssumeRole';
  const named = type === 'Federated' ? readFederated(value) : undefined;
  if (!named) return undefined;
  return named.kind === 'saml' ? 'sts:AssumeRoleWithSAML' : 'sts:AssumeRoleWithWebIdentity';
}

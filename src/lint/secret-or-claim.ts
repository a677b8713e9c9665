import { FEDERATED } from '../catalog/condition-key.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { ConditionClause } from '../policy/policy.ts';
import { demandsValue } from './caller-limit.ts';
import type { PolicyContext } from './rule.ts';

/**
 * True for a condition of a trust policy that strangers can meet when they know or hold something: an
 * external id, or a token of an identity provider.
 */
export function isSecretOrClaim(
  clause: ConditionClause,
  { catalog }: Pick<PolicyContext, 'catalog'>,
): boolean {
  if (!demandsValue(clause)) return false;
  if (asciiLower(clause.key.value) === 'sts:externalid') return true;
  return catalog.conditionKey(clause.key.value)?.scope === FEDERATED;
}

import { FEDERATED, type ConditionKey } from './condition-key.ts';

/**
 * Multivalued keys whose requests AWS decides entry by entry, so that each decision sees one value
 * and a plain operator is right. Source: Amazon EventBridge User Guide, eb-use-conditions.
 */
const DECIDED_ONE_BY_ONE: ReadonlySet<string> = new Set(['events:detail-type', 'events:source']);

/** Claims that the OpenID Connect standard gives one value; of the others a provider may send lists. */
const SINGLE_CLAIM = /:(?:iss|sub)$/;

/** True for a key that no request carries with more than one value. */
export function holdsOneValue({ name, scope, multivalued }: ConditionKey): boolean {
  return !multivalued && (scope !== FEDERATED || SINGLE_CLAIM.test(name));
}

/** True for a key that needs a set operator, since a request may carry several values of it. */
export function needsSetOperator({ name, multivalued }: ConditionKey): boolean {
  return multivalued && !DECIDED_ONE_BY_ONE.has(name);
}

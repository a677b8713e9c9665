import type { Catalog } from '../catalog/catalog.ts';
import type { Policy, PolicyType, Statement } from '../policy/policy.ts';
import { demandedKeys } from './absent-key.ts';

/** Policies that can let unsigned requests in; AWS KMS and AWS STS take signed ones only. */
const OPEN_TYPES: ReadonlySet<PolicyType> = new Set(['bucket', 'resource']);

/**
 * True for an Allow that anonymous requests can match: it is for everybody, and no test asks for a
 * key that only signed requests carry.
 */
export function admitsAnonymous(
  statement: Statement,
  { type }: Pick<Policy, 'type'>,
  catalog: Catalog,
): boolean {
  const { effect, principal } = statement;
  if (effect !== 'Allow' || !principal || principal.negated || !OPEN_TYPES.has(type)) return false;
  return (
    principal.entries.some(({ value }) => value === '*') &&
    ![...demandedKeys(statement)].some((key) => isOfSignedRequests(key, catalog))
  );
}

/** True for a condition key that says something of the caller, so that unsigned requests lack it. */
export function isOfSignedRequests(key: string, catalog: Catalog): boolean {
  return catalog.conditionKey(key)?.presence?.anonymous === false;
}

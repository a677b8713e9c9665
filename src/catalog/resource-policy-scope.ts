import type { PolicyType } from '../policy/policy.ts';
import type { Action } from './action.ts';

/** What a policy on a resource can decide: requests for that resource and what belongs to it. */
export interface ResourcePolicyScope {
  /** Prefix of the service that the resource is of. */
  readonly service: string;
  /** Prefixes of services that share the resource. */
  readonly others: readonly string[];
  /** Resource types of the service that the policy is about. */
  readonly types: readonly string[];
}

/**
 * The scope of a policy of that type; undefined where it depends on more than the type.
 * Sources: Amazon S3 User Guide, using-with-s3-policy-actions; AWS KMS Developer Guide,
 * kms-api-permissions-reference; Service Authorization Reference, AWS STS.
 */
export function resourcePolicyScope(type: PolicyType): ResourcePolicyScope | undefined {
  return scopes.get(type);
}

/** True when a request for the action can be about the resource of such a policy. */
export function isInScope(
  action: Action,
  { service, others, types }: ResourcePolicyScope,
): boolean {
  if (action.service !== service) return others.includes(action.service);
  return action.resourceTypes.some(({ type }) => types.includes(type.name));
}

const scopes: ReadonlyMap<PolicyType, ResourcePolicyScope> = new Map([
  [
    'bucket',
    {
      service: 's3',
      // Directory buckets, access points that run a function, and buckets on AWS Outposts.
      others: ['s3express', 's3-object-lambda', 's3-outposts'],
      types: ['bucket', 'object', 'accesspoint', 'accesspointobject'],
    },
  ],
  ['key', { service: 'kms', others: [], types: ['key'] }],
  ['trust', { service: 'sts', others: [], types: ['role'] }],
]);

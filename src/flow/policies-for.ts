import type { PolicySet } from '../authorize/policy-set.ts';
import type { FoundResource } from '../estate/find-resource.ts';
import { policySetFor } from '../estate/policy-set-for.ts';
import type { Call } from './call.ts';

/** The policies that bear on a call of Amazon S3; its calls of AWS KMS come through no endpoint. */
export function policiesFor(
  { estate, caller, parameters, assumed }: Call,
  resource: FoundResource,
): PolicySet {
  const endpoint = resource.kind === 'key' ? undefined : parameters.get('vpcEndpoint');
  const policies = policySetFor(estate, { caller, resource, endpoint });
  return assumed ? { ...policies, ...assumed } : policies;
}

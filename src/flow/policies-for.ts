import type { PolicySet } from '../authorize/policy-set.ts';
import type { FoundResource } from '../estate/find-resource.ts';
import { policySetFor } from '../estate/policy-set-for.ts';
import type { Call } from './call.ts';

/** The policies that bear on a call that the caller makes itself. */
export function policiesFor(call: Call, resource: FoundResource): PolicySet {
  return bearing(call, resource, call.parameters.get('vpcEndpoint'));
}

/** The policies that bear on a call that a service makes for the caller: it comes through no endpoint. */
export function forwardedPolicies(call: Call, resource: FoundResource): PolicySet {
  return bearing(call, resource, undefined);
}

function bearing(
  { estate, caller, assumed }: Call,
  resource: FoundResource,
  endpoint: string | undefined,
): PolicySet {
  const policies = policySetFor(estate, { caller, resource, endpoint });
  return assumed ? { ...policies, ...assumed } : policies;
}

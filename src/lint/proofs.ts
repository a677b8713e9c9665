import type { Catalog } from '../catalog/catalog.ts';
import type { Policy } from '../policy/policy.ts';
import type { Proofs } from './policy-claim.ts';
import { policyProofs, strangerRequest } from './policy-proofs.ts';
import { remembered } from '../policy/remembered.ts';
import type { PolicyContext } from './rule.ts';
import type { StrangerCall, StrangerRequest } from './stranger-request.ts';

/** The proofs about a policy. What proves them is loaded when it is first asked for. */
export function proofs({ policy, catalog }: Pick<PolicyContext, 'policy' | 'catalog'>): Proofs {
  return of(catalog)(policy);
}

/** A call by a stranger that the policy lets through; loaded like the proofs. */
export function callByStranger(call: StrangerCall): StrangerRequest {
  return strangerRequest(call);
}

const of = remembered((catalog: Catalog) =>
  remembered((policy: Policy) => policyProofs(policy, catalog)),
);

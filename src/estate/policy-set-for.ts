import type { NamedPolicy, PolicySet } from '../authorize/policy-set.ts';
import type { Account, Estate, Member } from './estate.ts';
import type { FoundCaller } from './find-caller.ts';
import type { FoundResource } from './find-resource.ts';

/** One authorization: who asks, for what, and through what. */
export interface Authorizing {
  readonly caller: FoundCaller;
  readonly resource: FoundResource;
  /** The id of the VPC endpoint that the request comes through. */
  readonly endpoint?: string | undefined;
  /** The session policies that the caller's session was made with. */
  readonly session?: readonly NamedPolicy[] | undefined;
}

/**
 * All policies that bear on an authorization. What the estate cannot know (policies of accounts
 * that it does not model) is there as policies that nobody can read, so that the decision is
 * `unknown` where they could make a difference.
 */
export function policySetFor(estate: Estate, authorizing: Authorizing): PolicySet {
  const { caller, resource, endpoint, session } = authorizing;
  return {
    ...ofCaller(caller),
    ...ofResource(resource),
    ...(session && { session }),
    ...(endpoint !== undefined && { endpoint: endpointPolicies(estate, endpoint) }),
  };
}

function ofCaller(found: FoundCaller): PolicySet {
  switch (found.kind) {
    case 'principal': {
      const { identity, boundary } = found.principal;
      return { identity, boundary: boundary && [boundary], scps: found.account.scps };
    }
    case 'root':
      return { scps: found.account.scps };
    case 'federated':
    case 'missing':
      return { identity: [unknownIdentity(found)], scps: found.account.scps };
    case 'outside':
      return { identity: [unknownIdentity(found)], scps: scpsOf(found.member) };
    case 'free':
      return {};
  }
}

function scpsOf(member: Member | undefined): PolicySet['scps'] {
  return member && member.scps.length > 0 ? member.scps : undefined;
}

const WHY_UNKNOWN = {
  federated: 'the ARN does not tell whose permissions the session has',
  missing: 'the estate has no such principal',
  outside: 'the estate does not model its account',
} as const;

function unknownIdentity({
  kind,
  caller,
}: Extract<FoundCaller, { readonly kind: keyof typeof WHY_UNKNOWN }>): NamedPolicy {
  return { name: `policies of ${caller.arn}`, unreadable: WHY_UNKNOWN[kind] };
}

function ofResource(found: FoundResource): PolicySet {
  switch (found.kind) {
    case 'bucket':
    case 'object': {
      const { policy, publicAccessBlock } = found.bucket;
      return { resource: policy, publicAccessBlock, ...guarding(found.account) };
    }
    case 'key': {
      const { policy, grants } = found.key;
      return { resource: policy, grants, ...guarding(found.account) };
    }
    case 'role':
      return {
        resource: found.principal.kind === 'role' ? found.principal.trust : undefined,
        ...guarding(found.account),
      };
    case 'other':
      return { resource: found.policy, ...guarding(found.account) };
    case 'missing':
      return { resource: UNKNOWN_RESOURCE, ...guarding(found.account) };
    case 'outside':
      return { resource: UNKNOWN_RESOURCE };
    case 'none':
      return {};
  }
}

const UNKNOWN_RESOURCE: NamedPolicy = {
  name: 'policy of the resource',
  unreadable: 'the estate does not know the resource',
};

/** What the organization says of the resources of an account. */
function guarding({ rcps }: Account): Pick<PolicySet, 'rcps'> {
  return { rcps };
}

/** An endpoint without a policy of its own lets everything through. */
function endpointPolicies(estate: Estate, id: string): readonly NamedPolicy[] | undefined {
  for (const { vpcEndpoints } of estate.accounts.values()) {
    const found = vpcEndpoints.get(id);
    if (found) return found.policy && [found.policy];
  }
  return [{ name: `policy of ${id}`, unreadable: 'the estate has no such VPC endpoint' }];
}

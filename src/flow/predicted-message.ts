import type { Blocker } from '../authorize/decision-term.ts';
import type { DecidedStep } from './run-once.ts';

/**
 * What AWS will say of a denied step, to be compared with what a person sees; undefined for one that
 * is not denied. AWS names one kind of policy, also where several deny.
 * Source: IAM User Guide, troubleshoot_access-denied.
 */
export function predictedMessage({ step, decision }: DecidedStep): string | undefined {
  const { call, principal, kms } = step;
  if (decision.decision !== 'explicit-deny' && decision.decision !== 'implicit-deny')
    return undefined;
  if (principal === 'anonymous') return 'Access Denied';
  const [blocker] = decision.blockedBy;
  const cause =
    decision.decision === 'explicit-deny'
      ? `with an explicit deny in ${EXPLICIT[blocker ?? 'resource']}`
      : `because no ${IMPLICIT[namedWhenImplicit(decision.blockedBy)]} allows the ${call} action`;
  const resource = kms
    ? kms.keyId === undefined
      ? 'on the resource associated with this ciphertext'
      : `on resource: ${kms.key.arn}`
    : `on resource: "${step.resource.kind === 'value' ? step.resource.text : '*'}"`;
  return `User: ${principal} is not authorized to perform: ${call} ${resource} ${cause}`;
}

/** Where neither side allows, AWS speaks of the identity's. */
function namedWhenImplicit(blockers: readonly Blocker[]): Blocker {
  return blockers.includes('identity') ? 'identity' : (blockers[0] ?? 'identity');
}

const IMPLICIT: Readonly<Record<Blocker, string>> = {
  identity: 'identity-based policy',
  resource: 'resource-based policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  scp: 'service control policy',
  rcp: 'resource control policy',
  endpoint: 'VPC endpoint policy',
  'public-access-block': 'resource-based policy',
  service: 'identity-based policy',
};

const EXPLICIT: Readonly<Record<Blocker, string>> = {
  ...IMPLICIT,
  identity: 'an identity-based policy',
  resource: 'a resource-based policy',
  boundary: 'a permissions boundary',
  session: 'a session policy',
  scp: 'a service control policy',
  rcp: 'a resource control policy',
  endpoint: 'a VPC endpoint policy',
};

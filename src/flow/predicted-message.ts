import type { Blocker } from '../authorize/decision-term.ts';
import { readCaller } from '../term/caller.ts';
import type { DecidedStep } from './run-once.ts';
import type { Step } from './step.ts';

/**
 * What AWS will say of a denied step, to be compared with what a person sees; undefined for one that
 * is not denied. AWS names one kind of policy, also where several deny.
 * Source: IAM User Guide, troubleshoot_access-denied.
 */
export function predictedMessage({ step, decision }: DecidedStep): string | undefined {
  const { call, principal } = step;
  if (decision.decision !== 'explicit-deny' && decision.decision !== 'implicit-deny')
    return undefined;
  if (principal === 'anonymous') return 'Access Denied';
  const cause = isHidden(step, decision.blockedBy)
    ? HIDDEN
    : causeOf(decision.decision, call, decision.blockedBy);
  return `User: ${principal} is not authorized to perform: ${call} ${resourceOf(step)} ${cause}`;
}

/** Of a key of another account, AWS KMS does not tell why its policy refuses, nor whether it is there. */
function isHidden({ kms, principal, call }: Step, blockers: readonly Blocker[]): boolean {
  const caller = readCaller(principal, call);
  const account = caller && 'account' in caller ? caller.account : undefined;
  return kms !== undefined && kms.key.account !== account && blockers[0] === 'resource';
}

const HIDDEN =
  'because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access';

function causeOf(
  verdict: 'explicit-deny' | 'implicit-deny',
  call: string,
  blockers: readonly Blocker[],
): string {
  return verdict === 'explicit-deny'
    ? `with an explicit deny in ${EXPLICIT[blockers[0] ?? 'resource']}`
    : `because no ${IMPLICIT[namedWhenImplicit(blockers)]} allows the ${call} action`;
}

/** The ciphertext of a Decrypt names the key, which the message does not. */
function resourceOf({ kms, resource }: Step): string {
  if (!kms) return `on resource: "${resource.kind === 'value' ? resource.text : '*'}"`;
  return kms.keyId === undefined
    ? 'on the resource associated with this ciphertext'
    : `on resource: ${kms.key.arn}`;
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

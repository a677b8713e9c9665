import type { PolicySet } from '../authorize/policy-set.ts';
import { sessionKeys } from '../catalog/session-keys.ts';
import type { VpcEndpoint } from '../estate/estate.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { ABSENT, UNKNOWN } from '../term/key-state.ts';
import type { Call } from './call.ts';
import { mentions } from './mentioned-keys.ts';
import { text, type Keys, type Value } from './value.ts';

/**
 * Where a key's value comes from: a constant, the Region, the VPC endpoint of the request and its
 * VPC, the address that it comes from; nobody knows; only some callers have it, with a value that
 * nobody knows; or it is the same as in the caller's own request.
 */
type Origin =
  | 'absent'
  | 'unknown'
  | 'true'
  | 'false'
  | 'region'
  | 'endpoint'
  | 'vpc'
  | 'address'
  | 'of-endpoint'
  | 'forwarded-address'
  | 'forwarded-mfa'
  | 'forwarded'
  | 'of-session'
  | 'of-service'
  | 'of-iam'
  | 'same';

type Row = readonly [key: string, own: Origin, forwarded: Origin];

/** Some of them do not reach AWS KMS. */
const OF_SESSIONS = sessionKeys.map((key): Row => [key, 'of-session', 'unknown']);

/**
 * Global keys in the caller's own request, and in the call that Amazon S3 makes for the caller. Those
 * that follow from the caller or the resource are elsewhere.
 * Sources: IAM User Guide, reference_policies_condition-keys and access_forward_access_sessions;
 * AWS KMS Developer Guide, conditions-aws.
 */
const ROWS: readonly Row[] = [
  ['aws:SecureTransport', 'true', 'true'],
  ['aws:RequestedRegion', 'region', 'region'],
  ['aws:ViaAWSService', 'false', 'forwarded'],
  ['aws:CalledVia', 'absent', 'unknown'],
  ['aws:CalledViaFirst', 'absent', 'unknown'],
  ['aws:CalledViaLast', 'absent', 'unknown'],
  ['aws:SourceIp', 'address', 'forwarded-address'],
  ['aws:VpcSourceIp', 'of-endpoint', 'absent'],
  ['aws:SourceVpce', 'endpoint', 'absent'],
  ['aws:SourceVpc', 'vpc', 'absent'],
  ['aws:SourceVpcArn', 'of-endpoint', 'absent'],
  ['aws:VpceAccount', 'of-endpoint', 'absent'],
  ['aws:VpceOrgID', 'of-endpoint', 'absent'],
  ['aws:VpceOrgPaths', 'of-endpoint', 'absent'],
  ['aws:CurrentTime', 'unknown', 'same'],
  ['aws:EpochTime', 'unknown', 'same'],
  ['aws:UserAgent', 'unknown', 'unknown'],
  ['aws:referer', 'unknown', 'unknown'],
  ['aws:userid', 'of-iam', 'same'],
  ['aws:TokenIssueTime', 'of-session', 'same'],
  ['aws:MultiFactorAuthPresent', 'of-session', 'forwarded-mfa'],
  ['aws:MultiFactorAuthAge', 'of-session', 'unknown'],
  ['aws:SourceIdentity', 'of-session', 'same'],
  ['aws:FederatedProvider', 'of-session', 'same'],
  ...OF_SESSIONS,
  ['aws:SourceArn', 'of-service', 'same'],
  ['aws:SourceAccount', 'of-service', 'same'],
  ['aws:SourceOrgID', 'of-service', 'same'],
  ['aws:SourceOrgPaths', 'of-service', 'same'],
  ['aws:SourceOwner', 'of-service', 'same'],
  ['aws:PrincipalServiceNamesList', 'of-service', 'same'],
];

/** The keys of the table. */
export const globalKeysOfFlows: readonly string[] = ROWS.map(([key]) => key);

/** What a call's own request and its forwarded calls have in common. */
export interface Circumstances {
  readonly call: Call;
  /** Undefined where nobody can tell. */
  readonly region: string | undefined;
  /** The VPC endpoint that the request comes through. */
  readonly endpoint: VpcEndpoint | undefined;
  /** The policies of a forwarded call: a doubt about a key that none of them mentions is none. */
  readonly policies?: PolicySet;
}

/** The global keys of the caller's own request. */
export function ownGlobalKeys(circumstances: Circumstances): Keys {
  const { given } = circumstances.call;
  const others = [...given].filter(([key]) => !OF_SERVICES.test(key));
  const said = new Set(others.map(([key]) => asciiLower(key)));
  const derived = ROWS.filter(([key]) => !said.has(asciiLower(key))).map(
    ([key, own]): readonly [string, Value] => [key, valueFrom(own, circumstances, ABSENT)],
  );
  return new Map([...derived, ...others]);
}

/** Keys that one of the two services puts into its own requests. */
const OF_SERVICES = /^(?:s3|kms):/i;

/** True for a key about who asks, which is the same in every call of a flow. */
export function isIdentityKey(key: string): boolean {
  return IDENTITY.test(key);
}

const IDENTITY = /^aws:(?:principal|sourceidentity|userid|username|federated)/i;

/**
 * The global keys of the call that Amazon S3 makes for the caller. Of a key that is in no table, it
 * is not documented whether it comes along.
 */
export function forwardedGlobalKeys(circumstances: Circumstances, own: Keys): Keys {
  const lower = new Map([...own].map(([key, value]) => [asciiLower(key), value]));
  const derived = ROWS.map(([key, , forwarded]): readonly [string, Value] => {
    const before = lower.get(asciiLower(key)) ?? ABSENT;
    lower.delete(asciiLower(key));
    return [key, valueFrom(forwarded, circumstances, before)];
  });
  const others = [...lower.keys()]
    .filter((key) => !isIdentityKey(key))
    .map((key): readonly [string, Value] => [key, UNKNOWN]);
  return new Map([...others, ...derived]);
}

function valueFrom(origin: Origin, circumstances: Circumstances, own: Value): Value {
  const { call, region, endpoint } = circumstances;
  switch (origin) {
    case 'absent':
      return ABSENT;
    case 'unknown':
      return UNKNOWN;
    case 'true':
    case 'false':
      return text(origin);
    case 'region':
      return maybe(region);
    case 'endpoint':
      return endpoint ? text(endpoint.id) : ABSENT;
    case 'vpc':
      return endpoint ? maybe(endpoint.vpc) : ABSENT;
    case 'address':
      return endpoint ? ABSENT : UNKNOWN;
    case 'of-endpoint':
      return endpoint ? UNKNOWN : ABSENT;
    case 'forwarded-address':
      return reads(circumstances, ADDRESS) ? forwardedAddress(call, own) : own;
    case 'forwarded-mfa':
      return reads(circumstances, MFA) ? forwardedMfa(call, own) : own;
    case 'forwarded':
      // A service that acts for itself has no caller whose credentials it could pass on.
      return isService(call) ? UNKNOWN : text('true');
    case 'same':
      return own;
    default:
      return has(origin, call) ? UNKNOWN : ABSENT;
  }
}

function maybe(known: string | undefined): Value {
  return known === undefined ? UNKNOWN : text(known);
}

const ADDRESS = 'aws:SourceIp';
const MFA = 'aws:MultiFactorAuthPresent';

function reads({ policies }: Circumstances, key: string): boolean {
  return policies !== undefined && mentions(policies, key);
}

function forwardedMfa(call: Call, own: Value): Value {
  return isService(call) || call.doubts.of('fas.mfa') === 'same' ? own : text('false');
}

/** Nobody doubts an address that is not there. */
function forwardedAddress({ doubts }: Call, own: Value): Value {
  if (own.kind === 'absent') return ABSENT;
  return doubts.of('fas.sourceIp') === 'same' ? own : ABSENT;
}

function isService({ caller }: Call): boolean {
  return caller.caller.kind === 'service';
}

/** Whether callers of this kind have the key at all. */
function has(origin: 'of-session' | 'of-service' | 'of-iam', call: Call): boolean {
  const { kind } = call.caller.caller;
  if (origin === 'of-service') return isService(call);
  return (origin === 'of-session' ? SESSIONS : IDENTIFIED).has(kind);
}

const SESSIONS: ReadonlySet<string> = new Set(['role', 'session', 'federated-user']);
const IDENTIFIED: ReadonlySet<string> = new Set(['user', 'role', 'session']);

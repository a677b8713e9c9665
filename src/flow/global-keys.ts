import type { VpcEndpoint } from '../estate/estate.ts';
import { ABSENT, UNKNOWN } from '../term/key-state.ts';
import type { Call } from './call.ts';
import { text, type Keys, type Value } from './value.ts';

/**
 * Where a key's value comes from: a constant, the Region, the VPC endpoint of the request and its
 * VPC, the caller's address; nobody knows; only sessions, or only services, have it, with a value
 * that nobody knows; or the same as in the caller's own request.
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
  | 'private-address'
  | 'forwarded-address'
  | 'of-session'
  | 'of-service'
  | 'of-iam'
  | 'same';

/**
 * Global keys in the caller's own request, and in the call that Amazon S3 makes for the caller.
 * Sources: IAM User Guide, reference_policies_condition-keys and access_forward_access_sessions;
 * AWS KMS Developer Guide, conditions-aws.
 */
const ROWS: readonly (readonly [key: string, own: Origin, forwarded: Origin])[] = [
  ['aws:SecureTransport', 'true', 'true'],
  ['aws:RequestedRegion', 'region', 'region'],
  ['aws:ViaAWSService', 'false', 'true'],
  ['aws:CalledVia', 'absent', 'unknown'],
  ['aws:CalledViaFirst', 'absent', 'unknown'],
  ['aws:CalledViaLast', 'absent', 'unknown'],
  ['aws:SourceIp', 'address', 'forwarded-address'],
  ['aws:VpcSourceIp', 'private-address', 'absent'],
  ['aws:SourceVpce', 'endpoint', 'absent'],
  ['aws:SourceVpc', 'vpc', 'absent'],
  ['aws:CurrentTime', 'unknown', 'same'],
  ['aws:EpochTime', 'unknown', 'same'],
  ['aws:UserAgent', 'unknown', 'unknown'],
  ['aws:Referer', 'unknown', 'unknown'],
  ['aws:userid', 'of-iam', 'same'],
  ['aws:TokenIssueTime', 'of-session', 'same'],
  ['aws:MultiFactorAuthPresent', 'of-session', 'unknown'],
  ['aws:MultiFactorAuthAge', 'of-session', 'unknown'],
  ['aws:SourceIdentity', 'of-session', 'same'],
  ['aws:FederatedProvider', 'of-session', 'same'],
  ['aws:Ec2InstanceSourceVpc', 'of-session', 'unknown'],
  ['aws:Ec2InstanceSourcePrivateIPv4', 'of-session', 'unknown'],
  ['aws:SourceArn', 'of-service', 'same'],
  ['aws:SourceAccount', 'of-service', 'same'],
  ['aws:SourceOrgID', 'of-service', 'same'],
  ['aws:SourceOrgPaths', 'of-service', 'same'],
  ['aws:PrincipalServiceNamesList', 'of-service', 'same'],
];

/** What a call's own request and its forwarded calls have in common. */
export interface Circumstances {
  readonly call: Call;
  readonly region: string;
  /** The VPC endpoint that the request comes through. */
  readonly endpoint: VpcEndpoint | undefined;
}

/** The global keys of the caller's own request. */
export function ownGlobalKeys(circumstances: Circumstances): Keys {
  const { given } = circumstances.call;
  return new Map(
    ROWS.map(([key, own]) => [key, given.get(key) ?? valueFrom(own, circumstances, ABSENT)]),
  );
}

/** The global keys of the call that Amazon S3 makes for the caller. */
export function forwardedGlobalKeys(circumstances: Circumstances, own: Keys): Keys {
  return new Map(
    ROWS.map(([key, , forwarded]) => [
      key,
      valueFrom(forwarded, circumstances, own.get(key) ?? ABSENT),
    ]),
  );
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
      return text(region);
    case 'endpoint':
      return endpoint ? text(endpoint.id) : ABSENT;
    case 'vpc':
      return endpoint ? maybe(endpoint.vpc) : ABSENT;
    case 'address':
      return endpoint ? ABSENT : UNKNOWN;
    case 'private-address':
      return endpoint ? UNKNOWN : ABSENT;
    case 'forwarded-address':
      return forwardedAddress(call, own);
    case 'same':
      return own;
    default:
      return has(origin, call) ? UNKNOWN : ABSENT;
  }
}

function maybe(known: string | undefined): Value {
  return known === undefined ? UNKNOWN : text(known);
}

/** Nobody doubts an address that is not there. */
function forwardedAddress({ doubts }: Call, own: Value): Value {
  if (own.kind === 'absent') return ABSENT;
  return doubts.of('fas.sourceIp') === 'same' ? own : ABSENT;
}

/** Whether callers of this kind have the key at all. */
function has(origin: 'of-session' | 'of-service' | 'of-iam', { caller }: Call): boolean {
  const { kind } = caller.caller;
  if (origin === 'of-service') return kind === 'service';
  if (origin === 'of-session') return SESSIONS.has(kind);
  return IDENTIFIED.has(kind);
}

const SESSIONS: ReadonlySet<string> = new Set(['role', 'session', 'federated-user']);
const IDENTIFIED: ReadonlySet<string> = new Set(['user', 'role', 'session']);

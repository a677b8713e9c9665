import { lower } from './ascii.ts';
import { hasIdentityPolicies } from './caller.ts';
import type { PlacedStatement } from './document.ts';
import { readDocument } from './document.ts';
import type { NamedPolicy, Policies, ReportedKind } from './input.ts';
import { isAwsManaged, isKey, isRole } from './kms.ts';
import type { Situation } from './situation.ts';
import { serviceOf } from './situation.ts';
import type { PolicyKind } from './statement.ts';
import type { Truth } from './truth.ts';
import { allOf, not } from './truth.ts';

/** Policies of one kind (of one level of the organization) that bear on the request together. */
export interface Group {
  readonly kind: ReportedKind;
  readonly applies: Truth;
  readonly statements: readonly PlacedStatement[];
}

/**
 * The groups of policies that bear, or may bear, on the request.
 * Source: IAM User Guide, reference_policies_evaluation-logic; who is exempt from SCPs and RCPs:
 * Organizations, orgs_manage_policies_scps and orgs_manage_policies_rcps.
 */
export function groupsOf(policies: Policies, situation: Situation): readonly Group[] {
  const endpoint = group('endpoint', policies.endpoint, situation);
  // STS: GetCallerIdentity needs no permission; D30: an endpoint can still close the way.
  if (needsNoPermission(situation)) return endpoint;
  return [
    ...own(policies, situation),
    ...levels('scp', policies.scps, scpApplies(situation), situation),
    ...levels('rcp', policies.rcps, rcpApplies(situation), situation),
    ...endpoint,
    ...resource(policies.resource, situation),
  ];
}

/** True for the one action that is always allowed. */
export function needsNoPermission({ request }: Situation): boolean {
  return lower(request.action) === 'sts:getcalleridentity';
}

function own(policies: Policies, situation: Situation): readonly Group[] {
  if (!hasIdentityPolicies(situation.caller)) return [];
  return [
    ...group('identity', policies.identity, situation),
    ...group('boundary', policies.boundary, situation),
    ...group('session', policies.session, situation),
  ];
}

function group(
  kind: ReportedKind & PolicyKind,
  list: readonly NamedPolicy[] | undefined,
  { readings }: Situation,
): readonly Group[] {
  if (list === undefined || list.length === 0) return [];
  const statements = list.flatMap((policy) => readDocument(policy, kind, readings));
  return [{ kind, applies: true, statements }];
}

function levels(
  kind: 'scp' | 'rcp',
  list: Policies['scps'],
  applies: Truth,
  { readings }: Situation,
): readonly Group[] {
  if (applies === false) return [];
  return (list ?? []).map((level) => ({
    kind,
    applies,
    statements: level.flatMap((policy) => readDocument(policy, kind, readings)),
  }));
}

function resource(policy: NamedPolicy | undefined, situation: Situation): readonly Group[] {
  const { isResourceless, readings, request } = situation;
  if (policy === undefined || isResourceless || isRootsOwnBucketPolicy(situation)) return [];
  const kind = resourceKind(request.resource);
  return [{ kind: 'resource', applies: true, statements: readDocument(policy, kind, readings) }];
}

function resourceKind(arn: string): PolicyKind {
  if (isKey(arn)) return 'key';
  return isRole(arn) ? 'trust' : 'resource';
}

/** The bucket owner's root user is never locked out of the bucket policy (S3 API, PutBucketPolicy). */
function isRootsOwnBucketPolicy({ caller, isSameAccount, request }: Situation): boolean {
  const isPolicyCall = POLICY_CALLS.has(lower(request.action));
  return isPolicyCall && caller.kind === 'root' && isSameAccount === true;
}

function scpApplies({ caller, isServiceLinked, request }: Situation): boolean {
  return 'account' in caller && caller.account !== request.managementAccount && !isServiceLinked;
}

function rcpApplies(situation: Situation): Truth {
  const { isResourceless, isServiceLinked, request, owner, context } = situation;
  if (isResourceless || isServiceLinked) return false;
  if (lower(request.action) === 'kms:retiregrant' || !takesRcps(situation)) return false;
  const { managementAccount } = request;
  const isMember =
    managementAccount === undefined ||
    (owner === undefined ? 'unknown' : owner !== managementAccount);
  return allOf([isMember, !isKey(request.resource) || not(isAwsManaged(context))]);
}

/** D36: the list of services grows. Off this list none applies; read the other way, it does. */
function takesRcps({ request, readings }: Situation): boolean {
  const service = serviceOf(request);
  if (RCP_SERVICES.has(service)) return true;
  return service !== 'ec2' && readings.other('D36');
}

const POLICY_CALLS = new Set(['s3:getbucketpolicy', 's3:putbucketpolicy', 's3:deletebucketpolicy']);

/** The services of the launch in November 2024, which every later list keeps. */
const RCP_SERVICES = new Set(['s3', 'sts', 'kms', 'sqs', 'secretsmanager']);

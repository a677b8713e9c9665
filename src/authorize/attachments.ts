import { catalog } from '../catalog/catalog.ts';
import { keyAmong } from '../term/key-among.ts';
import { FALSE, TRUE, type Term } from '../term/term.ts';
import type { Terms } from '../term/terms.ts';
import { actionAmong } from './action-among.ts';
import { policyKinds, type PolicyKind, type PolicyKindName } from './policy-kind.ts';
import type { NamedPolicy, PolicySet } from './policy-set.ts';
import { IAM_CALLERS } from './principal-naming.ts';
import type { ResourceKind, Situation } from './situation.ts';
import type { Scene } from './statement-reach.ts';

/** Policies in the place where they are attached. */
export interface Attachment {
  readonly kind: PolicyKind;
  readonly policies: readonly NamedPolicy[];
  /** When they bear on requests of the situation. */
  readonly applies: Term;
}

/**
 * The policies that can bear on requests of a situation, in the order in which decisions name them.
 * Source: IAM User Guide, reference_policies_evaluation-logic.
 */
export function attachments(set: PolicySet, scene: Scene): readonly Attachment[] {
  const { situation, terms } = scene;
  const needed = terms.not(needsNoPermission(scene));
  const found: Attachment[] = [];
  const attach = (name: PolicyKindName, policies: readonly NamedPolicy[], applies: Term): void => {
    if (applies !== FALSE) found.push({ kind: policyKinds[name], policies, applies });
  };
  const attachAny = (name: PolicyKindName, policies: readonly NamedPolicy[] = []): void => {
    if (policies.length > 0) attach(name, policies, name === 'endpoint' ? TRUE : needed);
  };
  if (hasOwnPolicies(situation)) {
    attachAny('identity', set.identity);
    attachAny('boundary', set.boundary);
    attachAny('session', set.session);
  }
  if (set.scps && scpsApply(situation)) {
    for (const level of set.scps) attach('scp', level, needed);
  }
  if (set.rcps && set.rcps.length > 0) {
    const applies = terms.and(needed, rcpsApply(scene));
    for (const level of set.rcps) attach('rcp', level, applies);
  }
  attachAny('endpoint', set.endpoint);
  if (set.resource && situation.resource !== 'none') {
    const applies = terms.and(needed, terms.not(isOwnersRescue(scene)));
    attach(resourcePolicyKind(situation.resource), [set.resource], applies);
  }
  return found;
}

/**
 * Nobody needs a permission for this action; an endpoint can still close the way to it.
 * Source: AWS STS API Reference, GetCallerIdentity.
 */
export function needsNoPermission({ situation, terms }: Scene): Term {
  if (situation.service !== 'sts') return FALSE;
  return actionAmong(['sts:getcalleridentity'], situation.action, terms);
}

/** The root user has no identity policy and no boundary; outsiders have none at all. */
export function hasOwnPolicies({ caller }: Situation): boolean {
  return IAM_CALLERS.has(caller) && caller !== 'root';
}

/** Source: AWS Organizations User Guide, orgs_manage_policies_scps (what SCPs do not restrict). */
function scpsApply({ caller, isServiceLinked, isManagementCaller }: Situation): boolean {
  return IAM_CALLERS.has(caller) && !isServiceLinked && !isManagementCaller;
}

/**
 * RCPs do not reach resources of the management account, calls of service-linked roles, actions
 * without resource, AWS managed keys, `kms:RetireGrant` and services that are not on their list.
 * Source: AWS Organizations User Guide, orgs_manage_policies_rcps.
 */
function rcpsApply({ terms, situation }: Scene): Term {
  const { action, resource, isServiceLinked, isManagementResource } = situation;
  if (resource === 'none' || isServiceLinked || isManagementResource === true) return FALSE;
  const isAwsManaged = keyAmong('kms:ResourceAliases', [AWS_ALIAS], terms);
  return terms.and(
    terms.not(actionAmong(['kms:retiregrant'], action, terms)),
    serviceTerm(situation, terms),
    isManagementResource === undefined ? terms.unknown(UNTOLD_ACCOUNT) : TRUE,
    resource === 'key' ? terms.not(isAwsManaged) : TRUE,
  );
}

/** AWS keeps the names under `alias/aws/` for the keys that it manages. */
const AWS_ALIAS = { kind: 'prefix', text: 'alias/aws/' } as const;
const UNTOLD_ACCOUNT = 'the account of the resource is not in the input';

/** The list of services grows; Amazon EC2 is the one that is documented not to be on it. */
function serviceTerm({ service }: Situation, terms: Terms): Term {
  if (catalog.rcpServices().includes(service)) return TRUE;
  return service === 'ec2' ? FALSE : terms.reading('D36', FALSE, TRUE);
}

/**
 * The root user of the account that owns a bucket is not locked out of the bucket's policy by it.
 * Source: Amazon S3 API Reference, PutBucketPolicy, GetBucketPolicy and DeleteBucketPolicy.
 */
function isOwnersRescue({ situation, terms }: Scene): Term {
  const isOwner = situation.caller === 'root' && situation.relation === 'same-account';
  return isOwner ? actionAmong(BUCKET_POLICY_ACTIONS, situation.action, terms) : FALSE;
}

const BUCKET_POLICY_ACTIONS = ['s3:getbucketpolicy', 's3:putbucketpolicy', 's3:deletebucketpolicy'];

function resourcePolicyKind(resource: ResourceKind): PolicyKindName {
  if (resource === 'key') return 'key';
  return resource === 'role' ? 'trust' : 'resource';
}

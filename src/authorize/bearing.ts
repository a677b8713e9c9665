import { catalog } from '../catalog/catalog.ts';
import type { Effect } from '../policy/policy.ts';
import { keyAmong } from '../term/key-among.ts';
import { FALSE, TRUE, type StatementKind, type Term } from '../term/term.ts';
import type { Terms } from '../term/terms.ts';
import { actionAmong } from './action-among.ts';
import { policyKinds, type PolicyKind, type PolicyKindName } from './policy-kind.ts';
import type { PolicyLibrary } from './policy-library.ts';
import type { NamedPolicy, PolicySet } from './policy-set.ts';
import type { Reach } from './principal-matching.ts';
import { IAM_CALLERS } from './principal-naming.ts';
import type { ResourceKind, Situation } from './situation.ts';
import { reachOf, type Scene } from './statement-reach.ts';
import type { CompiledStatement } from './statement.ts';

/** Policies that bear on a request together: of one kind and, of the organization's, one level. */
export interface PolicyGroup {
  readonly kind: StatementKind;
  /** When the policies bear on the request at all. */
  readonly applies: Term;
  readonly statements: readonly CompiledStatement[];
  /** What each Allow of the statements reaches; those that reach nothing left out. */
  readonly reaches: readonly Reach[];
  /** A term for each Allow, and each Deny, that reaches the caller in whatever form. */
  readonly allows: readonly Term[];
  readonly denies: readonly Term[];
}

/**
 * The policies that bear on requests of a situation, in the order in which decisions name them.
 * Source: IAM User Guide, reference_policies_evaluation-logic.
 */
export function bearingGroups(
  policies: PolicySet,
  scene: Scene,
  library: PolicyLibrary,
): readonly PolicyGroup[] {
  return attachments(policies, scene).map(({ kind, list, applies }) => {
    const statements = list.flatMap((named) => library.statements(named, kind));
    const reaches = reachesOf(statements, 'Allow', scene);
    return {
      kind: kind.reported,
      applies,
      statements,
      reaches,
      allows: reaches.map((reach) => anyForm(reach, scene.terms)),
      denies: reachesOf(statements, 'Deny', scene).map((reach) =>
        scene.terms.and(applies, anyForm(reach, scene.terms)),
      ),
    };
  });
}

/** Policies in the place where they are attached. */
interface Attachment {
  readonly kind: PolicyKind;
  readonly list: readonly NamedPolicy[];
  readonly applies: Term;
}

function attachments(policies: PolicySet, scene: Scene): readonly Attachment[] {
  const { situation } = scene;
  const found: Attachment[] = [];
  const attach = (
    name: PolicyKindName,
    list: readonly NamedPolicy[] = [],
    applies = TRUE,
  ): void => {
    found.push({ kind: policyKinds[name], list, applies });
  };
  const attachSome = (name: PolicyKindName, list: readonly NamedPolicy[] = []): void => {
    if (list.length > 0) attach(name, list);
  };
  // Nobody needs a permission for it, but an endpoint can still close the way to it.
  const isFree = needsNoPermission(situation);
  if (!isFree && hasOwnPolicies(situation)) {
    attachSome('identity', policies.identity);
    attachSome('boundary', policies.boundary);
    attachSome('session', policies.session);
  }
  if (!isFree && scpsApply(situation)) {
    for (const level of policies.scps ?? []) attach('scp', level);
  }
  if (!isFree && policies.rcps && policies.rcps.length > 0) {
    const applies = rcpTerm(scene);
    for (const level of policies.rcps) attach('rcp', level, applies);
  }
  attachSome('endpoint', policies.endpoint);
  if (!isFree && policies.resource && reachesResourcePolicy(situation)) {
    attach(resourcePolicyKind(situation.resource), [policies.resource]);
  }
  return found;
}

function reachesOf(
  statements: readonly CompiledStatement[],
  effect: Effect,
  scene: Scene,
): readonly Reach[] {
  const found: Reach[] = [];
  for (const statement of statements) {
    const reach = reachOf(statement, effect, scene);
    if (reach.length > 0) found.push(reach);
  }
  return found;
}

function anyForm(reach: Reach, terms: Terms): Term {
  return terms.anyOf(reach.map(({ term }) => term));
}

/** Source: AWS STS API Reference, GetCallerIdentity. */
export function needsNoPermission({ action }: Situation): boolean {
  return action === 'sts:getcalleridentity';
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
function rcpTerm({ terms, situation }: Scene): Term {
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

/** A resource policy bears on its resource; the owner's root user is never locked out of a bucket's. */
function reachesResourcePolicy({ action, caller, resource, relation }: Situation): boolean {
  const isOwner = caller === 'root' && relation === 'same-account';
  return resource !== 'none' && !(isOwner && BUCKET_POLICY_ACTIONS.has(action ?? ''));
}

/** Source: Amazon S3 API Reference, PutBucketPolicy, GetBucketPolicy and DeleteBucketPolicy. */
const BUCKET_POLICY_ACTIONS: ReadonlySet<string> = new Set([
  's3:getbucketpolicy',
  's3:putbucketpolicy',
  's3:deletebucketpolicy',
]);

function resourcePolicyKind(resource: ResourceKind): PolicyKindName {
  if (resource === 'key') return 'key';
  return resource === 'role' ? 'trust' : 'resource';
}

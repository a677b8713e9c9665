import { once } from '../catalog/once.ts';
import { TRUE, type StatementKind, type Term } from '../term/term.ts';
import { hasOwnPolicies, needsNoPermission } from './attachments.ts';
import { crossAccountAllows } from './cross-account.ts';
import { endpointAllows, scpsAllow } from './guardrails.ts';
import { kmsAccepts } from './kms.ts';
import { policyGroups, type PolicyGroup } from './policy-groups.ts';
import type { PolicyLibrary } from './policy-library.ts';
import type { PolicySet } from './policy-set.ts';
import { IAM_CALLERS } from './principal-naming.ts';
import { publicAccessPasses } from './s3-public-access.ts';
import { sameAccountAllows } from './same-account.ts';
import { sidesOf, type Sides } from './sides.ts';
import type { Situation } from './situation.ts';
import type { Scene } from './statement-reach.ts';
import { isRoleCall } from './trust.ts';

/** What can keep a request from being allowed; `service` is a refusal that no policy can lift. */
export type Blocker = Exclude<StatementKind, 'grant'> | 'public-access-block' | 'service';

/** One thing that has to hold, and what blocks the request when it does not. */
export interface Check {
  readonly blocker: Blocker;
  readonly passes: Term;
}

/**
 * When requests of a situation are allowed, and the parts that this is made of. A request is
 * allowed when no Deny matches, every gate is open and the sides permit it.
 */
export interface DecisionTerm {
  readonly allowed: () => Term;
  /** Some Deny of some policy matches. */
  readonly denied: Term;
  /** What remains of `allowed` without the Denies. */
  readonly granted: Term;
  readonly gates: readonly Check[];
  /** The caller's side, the resource's side or both allow, as the situation asks. */
  readonly permitted: Term;
  /** The sides that the request needs and cannot do without. */
  readonly sides: () => readonly Check[];
  /** A term for each Deny, and for each Allow that can contribute. */
  readonly denies: readonly Term[];
  readonly allows: readonly Term[];
  /** What the term was made of, for explanations. */
  readonly groups: readonly PolicyGroup[];
  readonly scene: Scene;
}

/**
 * The decision over all policies, written once: to be evaluated for one request, or solved for all.
 * Source: IAM User Guide, reference_policies_evaluation-logic.
 */
export function decisionTerm(
  policies: PolicySet,
  situation: Situation,
  library: PolicyLibrary,
): DecisionTerm {
  const { terms } = library;
  const scene: Scene = { terms, situation, hasBoundary: hasBoundary(policies, situation) };
  const groups = policyGroups(policies, scene, library);
  const sides = sidesOf(groups, policies.grants ?? [], scene);
  const gates = gatesOf(groups, policies, scene);
  const free = needsNoPermission(scene);
  const permitted = free === TRUE ? TRUE : terms.or(free, sidesAllow(sides, scene));
  const granted = terms.and(terms.allOf(gates.map(({ passes }) => passes)), permitted);
  const denies = joined(groups.map((group) => group.denies));
  const denied = terms.anyOf(denies);
  return {
    allowed: once(() => terms.and(granted, terms.not(denied))),
    denied,
    granted,
    gates,
    permitted,
    sides: once(() => (free === TRUE ? [] : neededSides(sides, scene))),
    denies,
    allows: joined([...contributing(groups), sides.grants]),
    groups,
    scene,
  };
}

/** The Allows that decisions name: those of RCPs only repeat that everything may be allowed. */
function contributing(groups: readonly PolicyGroup[]): readonly (readonly Term[])[] {
  return groups.filter(({ kind }) => kind !== 'rcp').map(({ allows }) => allows);
}

/** Lists as one; most of them are empty, and then the list that is not is taken as it is. */
function joined(lists: readonly (readonly Term[])[]): readonly Term[] {
  const [only = [], ...more] = lists.filter((list) => list.length > 0);
  return more.length === 0 ? only : only.concat(...more);
}

function hasBoundary({ boundary = [] }: PolicySet, situation: Situation): boolean {
  return hasOwnPolicies(situation) && boundary.length > 0;
}

function gatesOf(
  groups: readonly PolicyGroup[],
  { publicAccessBlock }: PolicySet,
  scene: Scene,
): readonly Check[] {
  return [
    { blocker: 'scp', passes: scpsAllow(groups, scene.terms) },
    { blocker: 'endpoint', passes: endpointAllows(groups, scene.terms) },
    {
      blocker: 'public-access-block',
      passes: publicAccessPasses(publicAccessBlock, groups, scene),
    },
    { blocker: 'service', passes: kmsAccepts(scene) },
  ];
}

/** A caller outside of IAM has no side of its own: the resource policy or a grant must allow. */
function sidesAllow(sides: Sides, { terms, situation }: Scene): Term {
  if (!IAM_CALLERS.has(situation.caller)) return terms.or(sides.anyResource, sides.grant);
  const { relation } = situation;
  if (relation === 'cross-account') return crossAccountAllows(sides, terms);
  const same = sameAccountAllows(sides, needsResourcePolicy(situation), terms);
  if (relation === 'same-account') return same;
  const isSame = terms.unknown('the account of the resource is not in the input');
  return terms.choose(isSame, same, crossAccountAllows(sides, terms));
}

/** The resource policies without which an identity policy of the same account gives nothing. */
function needsResourcePolicy(situation: Situation): boolean {
  return situation.resource === 'key' || isRoleCall(situation);
}

function neededSides(sides: Sides, { terms, situation }: Scene): readonly Check[] {
  const isIam = IAM_CALLERS.has(situation.caller);
  const isForeign = !isIam || situation.relation === 'cross-account';
  const resource: Check = {
    blocker: 'resource',
    passes: terms.or(sides.anyResource, sides.grant),
  };
  const own: readonly Check[] = [
    { blocker: 'identity', passes: sides.identity },
    { blocker: 'boundary', passes: sides.boundary },
    { blocker: 'session', passes: sides.session },
  ];
  return [
    ...(isForeign || needsResourcePolicy(situation) ? [resource] : []),
    ...(isIam ? own : []),
  ];
}

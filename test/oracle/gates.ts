import type { Group } from './bearing.ts';
import type { Policies } from './input.ts';
import { isKey, isReservedAliasChange, worksAcrossAccounts } from './kms.ts';
import { isPublic } from './public-access.ts';
import { groupAllows } from './sides.ts';
import type { Situation } from './situation.ts';
import { serviceOf } from './situation.ts';
import type { Truth } from './truth.ts';
import { allOf, anyOf, not } from './truth.ts';

/** A check that must pass whatever allows the request. */
export interface Gate {
  readonly name: 'scp' | 'endpoint' | 'public-access-block' | 'service';
  readonly passes: Truth;
}

/**
 * The gates of a request. RCPs are none: RCPFullAWSAccess cannot be detached, so that some RCP
 * always allows (Organizations, orgs_manage_policies_rcps).
 */
export function gatesOf(
  groups: readonly Group[],
  policies: Policies,
  situation: Situation,
): readonly Gate[] {
  return [
    { name: 'scp', passes: everyGroupAllows('scp', groups, situation) },
    { name: 'endpoint', passes: everyGroupAllows('endpoint', groups, situation) },
    { name: 'public-access-block', passes: not(isBlocked(groups, policies, situation)) },
    { name: 'service', passes: serviceAccepts(situation) },
  ];
}

/** An SCP must allow at every level; an endpoint's policies are one group. */
function everyGroupAllows(
  kind: 'scp' | 'endpoint',
  groups: readonly Group[],
  situation: Situation,
): Truth {
  const bearing = groups.filter((group) => group.kind === kind);
  return allOf(bearing.map((group) => groupAllows(group, situation)));
}

/** RestrictPublicBuckets: a public policy serves the owner's account and AWS services only. */
function isBlocked(groups: readonly Group[], policies: Policies, situation: Situation): Truth {
  const { caller, isSameAccount, request } = situation;
  const isRestricted = policies.publicAccessBlock?.restrictPublicBuckets === true;
  if (!isRestricted || serviceOf(request) !== 's3' || caller.kind === 'service') return false;
  const statements = groups
    .filter(({ kind }) => kind === 'resource')
    .flatMap((group) => group.statements);
  return allOf([not(isSameAccount), isPublic(statements)]);
}

/** What KMS refuses whatever the policies say. */
function serviceAccepts({ caller, isSameAccount, request }: Situation): Truth {
  if (isReservedAliasChange(request.action, request.resource)) return false;
  if (serviceOf(request) !== 'kms') return true;
  if (caller.kind === 'anonymous') return false;
  const isForeign = 'account' in caller && isKey(request.resource);
  return !isForeign || anyOf([isSameAccount, worksAcrossAccounts(request.action)]);
}

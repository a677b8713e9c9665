import type { Term } from '../term/term.ts';
import type { Terms } from '../term/terms.ts';
import type { PolicyGroup } from './policy-groups.ts';

/**
 * Service control policies: some Allow must match at every level from the organization's root down
 * to the account. RCPs need no Allow of their own: `RCPFullAWSAccess` cannot be detached.
 * Sources: AWS Organizations User Guide, orgs_manage_policies_scps_evaluation and
 * orgs_manage_policies_rcps_evaluation.
 */
export function scpsAllow(groups: readonly PolicyGroup[], terms: Terms): Term {
  return everyGroupAllows('scp', groups, terms);
}

/**
 * The policies of the VPC endpoint that the request comes through, taken together.
 * Source: Amazon VPC User Guide, vpc-endpoints-access.
 */
export function endpointAllows(groups: readonly PolicyGroup[], terms: Terms): Term {
  return everyGroupAllows('endpoint', groups, terms);
}

function everyGroupAllows(
  kind: PolicyGroup['kind'],
  groups: readonly PolicyGroup[],
  terms: Terms,
): Term {
  const bearing = groups.filter((group) => group.kind === kind);
  return terms.allOf(
    bearing.map(({ applies, allows }) => terms.anyOf([terms.not(applies), ...allows])),
  );
}

import type { NamedPolicy } from '../../authorize/policy-set.ts';
import type { Path } from '../../syntax/pointer.ts';
import type { EstateProblem } from '../estate-problem.ts';
import type { Estate } from '../estate.ts';
import { findCaller } from '../find-caller.ts';
import { suggestion } from './check.ts';
import { keyPlaces } from './key-places.ts';

/**
 * Finds policies and grants that name a user or a role which its account does not have. AWS refuses
 * to store such a policy, and shows an id in it once the principal is deleted.
 */
export function* missingPrincipals(estate: Estate): Generator<EstateProblem> {
  const checked = new Set<NamedPolicy>();
  for (const { policy, path } of placedPolicies(estate)) {
    if ('unreadable' in policy || checked.has(policy) || namesNobody(policy, estate)) continue;
    checked.add(policy);
    for (const { principal, index } of policy.policy.statements) {
      for (const { type, value } of principal?.entries ?? []) {
        const fault = type === 'AWS' ? faultOf(value, estate) : undefined;
        if (fault === undefined) continue;
        yield {
          severity: 'warning',
          path,
          message: `statement ${index} of this policy names ${fault}`,
        };
      }
    }
  }
  yield* missingGrantees(estate);
}

function* missingGrantees(estate: Estate): Generator<EstateProblem> {
  for (const account of estate.accounts.values()) {
    for (const { key, path } of keyPlaces(account)) {
      for (const [index, { grantee }] of key.grants.entries()) {
        const fault = faultOf(grantee, estate);
        if (fault === undefined) continue;
        const message = `the grant is to ${fault}`;
        yield { severity: 'warning', path: [...path, 'grants', index, 'grantee'], message };
      }
    }
  }
}

/** Told by the text of the policy, which spares the reading of most. */
function namesNobody({ name }: NamedPolicy, { sources }: Estate): boolean {
  const text = sources.get(name)?.text;
  return text !== undefined && !NAMES.some((part) => text.includes(part));
}

const NAMES = [':user', ':role', ':assumed-role'];

interface PlacedPolicy {
  readonly policy: NamedPolicy;
  readonly path: Path;
}

/** The policies that name principals. */
function* placedPolicies({ accounts }: Estate): Generator<PlacedPolicy> {
  for (const account of accounts.values()) {
    const path = ['accounts', account.id];
    for (const { key, path: place } of keyPlaces(account)) {
      yield { policy: key.policy, path: [...place, 'policy'] };
    }
    for (const { name, policy } of account.buckets.values()) {
      if (policy) yield { policy, path: [...path, 'buckets', name, 'policy'] };
    }
    for (const role of account.roles.values()) {
      if (role.kind === 'role')
        yield { policy: role.trust, path: [...path, 'roles', role.name, 'trust'] };
    }
    for (const [arn, policy] of account.resources) {
      yield { policy, path: [...path, 'resources', arn, 'policy'] };
    }
  }
}

/** Only of accounts that the estate models can it be said. */
function faultOf(principal: string, estate: Estate): string | undefined {
  const found = findCaller(estate, principal);
  if (found?.kind !== 'missing') return undefined;
  const { account } = found;
  const meant = suggestion(principal, account.principals.keys());
  return `\`${principal}\`, which account ${account.id} does not have${meant}`;
}

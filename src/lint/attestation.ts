import { asciiLower } from '../policy/ascii-case.ts';
import type { ConditionClause, Policy, Statement } from '../policy/policy.ts';
import { readAwsPrincipal } from '../policy/principal.ts';
import { demandedKeys, keysDeniedWithout } from './absent-key.ts';
import { reachOf, type Reach } from './reach.ts';

/**
 * The actions on a key whose requests can carry an attestation document.
 * Source: AWS KMS Developer Guide, conditions-attestation.
 */
const ATTESTED: readonly string[] = [
  'kms:Decrypt',
  'kms:DeriveSharedSecret',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyPair',
];

const PREFIX = 'kms:recipientattestation:';

/** True for a test of what an enclave or an instance attests. */
export function isAttestation({ key }: ConditionClause): boolean {
  return asciiLower(key.value).startsWith(PREFIX);
}

/** True for a statement that matches no request without an attestation document. */
export function demandsAttestation(statement: Statement): boolean {
  return [...demandedKeys(statement)].some((key) => key.startsWith(PREFIX));
}

/** True when a Deny of the policy hits requests without an attestation document. */
export function deniesUnattested(policy: Policy): boolean {
  return [...keysDeniedWithout(policy)].some((key) => key.startsWith(PREFIX));
}

/** An Allow of what an enclave is to do, without an enclave. */
export interface Unattested {
  readonly statement: Statement;
  readonly reach: Reach;
  /** Ids of the actions. */
  readonly actions: readonly [string, ...string[]];
}

/** What in an Allow could be attested and need not be; undefined when there is nothing. */
export function unattestedIn(
  statement: Statement,
  ids: readonly string[] = ATTESTED,
): Unattested | undefined {
  if (statement.effect !== 'Allow' || demandsAttestation(statement)) return undefined;
  const reached = ids.flatMap((id) => {
    const reach = reachOf(statement, id);
    return reach ? [{ id, reach }] : [];
  });
  const [first, ...others] = reached;
  if (!first) return undefined;
  return { statement, reach: first.reach, actions: [first.id, ...others.map(({ id }) => id)] };
}

/** Finds the Allow statements of a key policy that go around its demands for attestation. */
export function* attestationBypasses(policy: Policy): Generator<Unattested> {
  const demanding = policy.statements.filter(
    (statement) => statement.effect === 'Allow' && demandsAttestation(statement),
  );
  const ids = ATTESTED.filter((id) => demanding.some((statement) => reachOf(statement, id)));
  if (ids.length === 0 || deniesUnattested(policy)) return;
  for (const statement of policy.statements.filter(isForPrincipals)) {
    const unattested = unattestedIn(statement, ids);
    if (unattested) yield unattested;
  }
}

/** False for AWS services, and for accounts: what these delegate is another rule's matter. */
function isForPrincipals({ principal }: Statement): boolean {
  if (!principal || principal.negated) return false;
  return principal.entries.some(
    ({ type, value }) => type !== 'Service' && readAwsPrincipal(value).kind !== 'account',
  );
}

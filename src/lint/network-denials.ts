import { keyUses } from '../catalog/key-use.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { ConditionClause, Policy, Statement } from '../policy/policy.ts';
import { resultWhenAbsent } from './absent-key.ts';
import { grouped } from '../policy/grouped.ts';
import { reachOf } from './reach.ts';
import type { PolicyContext } from './rule.ts';
import { soleService } from './sole-service.ts';

/** A Deny of requests from elsewhere that makes no exception for AWS services. */
export interface NetworkDenial {
  readonly statement: Statement;
  /** Tests of the network that requests without the key fail, so that they are denied. */
  readonly byAddress: readonly ConditionClause[];
  readonly byEndpoint: readonly ConditionClause[];
}

/**
 * Finds the Deny statements by network that hit what AWS services ask for their callers, too. Those
 * about AWS KMS are left to `keyNetworkDenials`.
 */
export function networkDenials(context: PolicyContext): Generator<NetworkDenial> {
  return denialsAmong(context, (statement) => !isOfKms(statement, context.policy));
}

/** The same in key policies, and among statements for AWS KMS alone: they hit the use of keys. */
export function keyNetworkDenials(context: PolicyContext): Generator<NetworkDenial> {
  return denialsAmong(context, (statement) => {
    return isOfKms(statement, context.policy) && keyUses.some((id) => reachOf(statement, id));
  });
}

function* denialsAmong(
  { policy, catalog }: PolicyContext,
  concerns: (statement: Statement) => boolean,
): Generator<NetworkDenial> {
  // An endpoint policy sees what comes through its endpoint, and nothing else.
  if (policy.type === 'endpoint') return;
  for (const statement of policy.statements) {
    if (statement.effect !== 'Deny' || !concerns(statement)) continue;
    if (statement.conditions.some(sparesServices)) continue;
    const open = statement.conditions.filter((clause) => resultWhenAbsent(clause) === true);
    const byNetwork = grouped(open, ({ key }) => catalog.conditionKey(key.value)?.presence?.when);
    const byAddress = byNetwork.get('public-network') ?? [];
    const byEndpoint = byNetwork.get('vpc-endpoint') ?? [];
    if (byAddress.length + byEndpoint.length > 0) yield { statement, byAddress, byEndpoint };
  }
}

function isOfKms(statement: Statement, { type }: Pick<Policy, 'type'>): boolean {
  if (soleService(statement, type) === 'kms') return true;
  const { action } = statement;
  return (
    action?.negated === false &&
    action.patterns.every(({ service }) => asciiLower(service ?? '') === 'kms')
  );
}

/** Keys that tell requests of AWS services from those of people. */
const SERVICE_KEYS: ReadonlySet<string> = new Set([
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
  'aws:principalisawsservice',
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'aws:viaawsservice',
  'kms:viaservice',
]);

function sparesServices({ key }: ConditionClause): boolean {
  return SERVICE_KEYS.has(asciiLower(key.value));
}

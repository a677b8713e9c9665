import { asciiLower } from '../policy/ascii-case.ts';
import type { ConditionClause, PolicyType, Statement } from '../policy/policy.ts';
import { resultWhenAbsent } from './absent-key.ts';
import { grouped } from '../policy/grouped.ts';
import type { PolicyContext } from './rule.ts';

/** A Deny of requests from elsewhere that makes no exception for AWS services. */
export interface NetworkDenial {
  readonly statement: Statement;
  /** Tests of the network that requests without the key fail, so that they are denied. */
  readonly byAddress: readonly ConditionClause[];
  readonly byEndpoint: readonly ConditionClause[];
}

/** An endpoint policy sees what comes through its endpoint; keys have rules of their own. */
const OTHERS: ReadonlySet<PolicyType> = new Set(['endpoint', 'key']);

/** Finds the Deny statements by network that hit what AWS services ask for their callers, too. */
export function* networkDenials({ policy, catalog }: PolicyContext): Generator<NetworkDenial> {
  if (OTHERS.has(policy.type)) return;
  for (const statement of policy.statements) {
    if (statement.effect !== 'Deny' || isOfKms(statement)) continue;
    if (statement.conditions.some(sparesServices)) continue;
    const open = statement.conditions.filter((clause) => resultWhenAbsent(clause) === true);
    const byNetwork = grouped(open, ({ key }) => catalog.conditionKey(key.value)?.presence?.when);
    const byAddress = byNetwork.get('public-network') ?? [];
    const byEndpoint = byNetwork.get('vpc-endpoint') ?? [];
    if (byAddress.length + byEndpoint.length > 0) yield { statement, byAddress, byEndpoint };
  }
}

function isOfKms({ action }: Statement): boolean {
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

import { asciiLower } from '../policy/ascii-case.ts';
import type { ConditionClause, Statement } from '../policy/policy.ts';
import { namesAnyone } from '../policy/principal.ts';
import { operator } from '../catalog/operators.ts';
import { demandedKeys, resultWhenAbsent } from './absent-key.ts';
import type { PolicyContext } from './rule.ts';

/** A Deny, for everybody but some callers, that AWS services which call as themselves are hit by. */
export interface CallerDenial {
  readonly statement: Statement;
  /** The test of the caller that requests without the key fail. */
  readonly clause: ConditionClause;
}

/**
 * Keys that say which account or organization a caller belongs to; requests of service principals
 * carry none of them. Source: IAM User Guide, reference_policies_condition-keys.
 */
const MEMBERSHIP: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:principalorgpaths',
]);

/** Keys that tell requests of service principals from others. */
const SERVICE_FLAGS: ReadonlySet<string> = new Set([
  'aws:principalisawsservice',
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'aws:principaltype',
]);

/** Finds the Deny statements for all callers from elsewhere that hit AWS services as well. */
export function* callerDenials({ policy }: Pick<PolicyContext, 'policy'>): Generator<CallerDenial> {
  for (const statement of policy.statements) {
    const { effect, principal, conditions } = statement;
    if (effect !== 'Deny' || !principal?.entries.some(namesAnyone) || principal.negated) continue;
    const clause = conditions.find(hitsServices);
    if (!clause || conditions.some(tellsServices)) continue;
    if (![...demandedKeys(statement)].some(isOfPeople)) yield { statement, clause };
  }
}

function hitsServices(clause: ConditionClause): boolean {
  const isTest = operator(clause.operator.name)?.negated === true;
  return (
    isTest && MEMBERSHIP.has(asciiLower(clause.key.value)) && resultWhenAbsent(clause) === true
  );
}

function tellsServices({ key }: ConditionClause): boolean {
  return SERVICE_FLAGS.has(asciiLower(key.value));
}

/** A test that only signed requests of users and roles pass takes services out. */
function isOfPeople(key: string): boolean {
  return key.startsWith('aws:principal') && !SERVICE_FLAGS.has(key);
}

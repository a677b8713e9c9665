import { operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { ConditionClause, Statement } from '../policy/policy.ts';
import { namesAnyone } from '../policy/principal.ts';
import type { PolicyContext } from './rule.ts';

/** A Deny for everybody who calls from elsewhere, whoever it is. */
export interface NetworkLock {
  readonly statement: Statement;
  readonly clause: ConditionClause;
}

/** Finds the Deny statements for all requests from outside of a network that spare no caller. */
export function* networkLocks({ policy, catalog }: PolicyContext): Generator<NetworkLock> {
  for (const statement of policy.statements) {
    const { effect, principal, conditions } = statement;
    if (effect !== 'Deny' || !principal?.entries.some(namesAnyone) || principal.negated) continue;
    const clause = conditions.find(({ key, operator: use }) => {
      const when = catalog.conditionKey(key.value)?.presence?.when;
      const isNetwork = when === 'public-network' || when === 'vpc-endpoint';
      return isNetwork && operator(use.name)?.negated === true;
    });
    if (clause && !conditions.some(namesCaller)) yield { statement, clause };
  }
}

/** A test of who calls: of the name, a tag, the account or the organization. */
function namesCaller({ key }: ConditionClause): boolean {
  const name = asciiLower(key.value);
  if (name === 'aws:principalisawsservice' || name.startsWith('aws:principalservicename')) {
    return false;
  }
  return name.startsWith('aws:principal') || name === 'aws:userid' || name === 'aws:username';
}

import { operator } from '../catalog/operators.ts';
import { asciiLower, equalsIgnoringCase } from '../policy/ascii-case.ts';
import { valueText, type ConditionClause, type Effect, type Policy } from '../policy/policy.ts';
import { resultWhenAbsent } from './absent-key.ts';
import { isForIam } from './is-for-iam.ts';

/** A test that only AWS services pass, in a statement for users and roles. */
export interface ServiceFlag {
  readonly effect: Effect;
  readonly clause: ConditionClause;
}

/** Keys that only requests of a service principal carry. */
const SERVICE_NAMES: ReadonlySet<string> = new Set([
  'aws:principalservicename',
  'aws:principalservicenameslist',
]);

/** Finds the tests for service principals in statements that are for IAM principals only. */
export function* serviceFlagsOnIam(policy: Policy): Generator<ServiceFlag> {
  for (const statement of policy.statements) {
    const { effect, conditions } = statement;
    if (!effect || !isForIam(statement, policy)) continue;
    for (const clause of conditions.filter(asksForService)) yield { effect, clause };
  }
}

function asksForService(clause: ConditionClause): boolean {
  const key = asciiLower(clause.key.value);
  if (SERVICE_NAMES.has(key)) return resultWhenAbsent(clause) === false;
  if (key !== 'aws:principalisawsservice') return false;
  // The key is there with the value `false` for every signed request that no service makes.
  return (
    operator(clause.operator.name)?.family === 'Bool' &&
    clause.values.length > 0 &&
    clause.values.every((value) => equalsIgnoringCase(valueText(value), 'true'))
  );
}

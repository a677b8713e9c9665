import { takesPrincipal, type Policy, type Statement } from '../policy/policy.ts';
import { addTest } from './add-test.ts';
import type { Fix } from './finding.ts';

/**
 * A fix that takes requests of AWS services out of a Deny: those made with the caller's credentials,
 * and in a policy of a resource also those that a service makes as itself.
 */
export function spareServices(statement: Statement, { type }: Pick<Policy, 'type'>): Fix {
  const value = 'false';
  const forCaller = addTest(statement, { operator: 'Bool', key: 'aws:ViaAWSService', value });
  const asItself = { operator: 'BoolIfExists', key: 'aws:PrincipalIsAWSService', value };
  return {
    grade: 'unsafe',
    title: 'leave requests of AWS services out',
    edits: takesPrincipal(type) ? [forCaller, addTest(statement, asItself)] : [forCaller],
  };
}

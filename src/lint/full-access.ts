import type { Statement } from '../policy/policy.ts';
import { namesAnyone } from '../policy/principal.ts';

/** True for an Allow of all actions, or of all those of a service, to everybody on everything. */
export function isFullAccess(statement: Statement): boolean {
  const { effect, principal, action, resource, conditions } = statement;
  return (
    effect === 'Allow' &&
    conditions.length === 0 &&
    principal?.negated === false &&
    principal.entries.some(namesAnyone) &&
    action?.negated === false &&
    action.patterns.some(({ text, name }) => text === '*' || name === '*') &&
    resource?.negated === false &&
    resource.patterns.some(({ text }) => text === '*')
  );
}

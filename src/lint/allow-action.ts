import type { Statement } from '../policy/policy.ts';
import { addActions } from './add-actions.ts';
import type { Fix } from './finding.ts';

/** A fix that adds an action to those that an Allow lists; undefined where it lists none. */
export function allowAction(statement: Statement, id: string): Fix | undefined {
  return addActions(statement, [id], `allow \`${id}\``);
}

/** The same for a Deny. */
export function denyAction(statement: Statement, id: string): Fix | undefined {
  return addActions(statement, [id], `deny \`${id}\` as well`);
}

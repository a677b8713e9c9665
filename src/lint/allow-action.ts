import type { Statement } from '../policy/policy.ts';
import { addActions } from './add-actions.ts';
import type { Fix } from './finding.ts';

/** A fix that adds an action to those of a statement; undefined where it lists none. */
export function allowAction(statement: Statement, id: string): Fix | undefined {
  return addActions(statement, [id], `allow \`${id}\``);
}

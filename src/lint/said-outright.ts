import { placeholdersIn } from '../policy/placeholder.ts';
import { hasVariables, type Policy, type Statement } from '../policy/policy.ts';
import { statementTexts } from './statement-texts.ts';

/**
 * False for a statement with a placeholder, of which nobody knows what will stand there, and for one
 * with `${…}` in a policy of the older language version, where that may be text or a variable.
 */
export function isSaidOutright(statement: Statement, policy: Pick<Policy, 'version'>): boolean {
  const isPlain = hasVariables(policy)
    ? (text: string) => placeholdersIn(text).length === 0
    : (text: string) => !text.includes('${') && placeholdersIn(text).length === 0;
  return statementTexts(statement).every(isPlain);
}

import type { Statement } from '../policy/policy.ts';
import type { PolicyContext } from './rule.ts';

/**
 * False when requests for none of the statement's actions carry the condition key. True for a
 * statement whose actions are not listed one by one.
 */
export function isCarried(
  key: string,
  statement: Statement,
  { fitting, catalog }: Pick<PolicyContext, 'fitting' | 'catalog'>,
): boolean {
  const entries = fitting(statement);
  if (!entries) return true;
  return entries.some(({ actions }) =>
    actions.some((action) => catalog.presence(key, action) === 'possible'),
  );
}

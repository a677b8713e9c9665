import { matchesPattern, readPattern } from '../term/pattern.ts';
import { FALSE, TRUE, type Term } from '../term/term.ts';
import type { Terms } from '../term/terms.ts';

/**
 * The action is one of these (in lower case, `*` for any run of characters); settled at once when
 * the action is given.
 */
export function actionAmong(
  written: readonly string[],
  action: string | undefined,
  terms: Terms,
): Term {
  const patterns = written.map(readPattern);
  if (action === undefined) return terms.test({ kind: 'action', patterns, written });
  return patterns.some((pattern) => matchesPattern(pattern, action) === true) ? TRUE : FALSE;
}

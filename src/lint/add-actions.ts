import type { Statement } from '../policy/policy.ts';
import { replaceWithAll } from '../syntax/edit.ts';
import { property } from '../syntax/tree.ts';
import type { Fix } from './finding.ts';

/** A fix that adds actions to those of a statement; undefined where it lists none. */
export function addActions(
  { action, node }: Statement,
  ids: readonly string[],
  title: string,
): Fix | undefined {
  const last = action?.patterns.at(-1);
  if (!action || action.negated || !last) return undefined;
  const list = property(node, action.key.value);
  const edits = [replaceWithAll(last.node, [last.text, ...ids], list)];
  return { grade: 'unsafe', title, edits };
}

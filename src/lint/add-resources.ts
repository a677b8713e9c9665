import type { Statement } from '../policy/policy.ts';
import type { ResourcePattern } from '../policy/resource.ts';
import { replaceWithAll } from '../syntax/edit.ts';
import { property } from '../syntax/tree.ts';
import type { Fix } from './finding.ts';

/**
 * A fix that adds a resource beside each of a statement's; undefined where there is none to add.
 * `beside` gives the text, or nothing.
 */
export function addResources(
  { resource, node }: Statement,
  title: string,
  beside: (pattern: ResourcePattern) => string | undefined,
): Fix | undefined {
  if (!resource || resource.negated) return undefined;
  const list = property(node, resource.key.value);
  const known = new Set(resource.patterns.map(({ text }) => text));
  const edits = resource.patterns.flatMap((pattern) => {
    const text = beside(pattern);
    if (text === undefined || known.has(text)) return [];
    known.add(text);
    return [replaceWithAll(pattern.node, [pattern.text, text], list)];
  });
  return edits.length > 0 ? { grade: 'unsafe', title, edits } : undefined;
}

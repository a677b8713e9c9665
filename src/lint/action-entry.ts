import type { Action } from '../catalog/action.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Service } from '../catalog/service.ts';
import type { ActionPattern } from '../policy/action.ts';
import type { PolicyContext } from './rule.ts';
import type { Statement } from '../policy/policy.ts';
import { placeholdersIn } from '../policy/placeholder.ts';
import { hasWildcard } from '../policy/wildcard.ts';

/** What an entry of an Action element names; each entry is exactly one of these. */
export type ActionEntry = { readonly pattern: ActionPattern } & (
  | { readonly kind: 'any' }
  /** Holds a placeholder or a variable: nobody can tell what it will name. */
  | { readonly kind: 'open' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'no-service' }
  | { readonly kind: 'no-name' }
  | { readonly kind: 'wildcard-service' }
  | { readonly kind: 'unknown-service'; readonly prefix: string }
  /** A name with wildcards; what it stands for is `service.expand(pattern.name)`. */
  | { readonly kind: 'wildcard'; readonly service: Service }
  /** An API operation that is no action itself, with the ids of those that authorize it. */
  | { readonly kind: 'operation'; readonly actions: readonly string[] }
  | { readonly kind: 'unknown-action'; readonly service: Service }
  | { readonly kind: 'action'; readonly action: Action }
);

/** The entries of a statement's Action or NotAction; none without the element. */
export function actionEntries(
  { action }: Statement,
  { catalog }: Pick<PolicyContext, 'catalog'>,
): readonly ActionEntry[] {
  return action?.patterns.map((pattern) => readEntry(pattern, catalog)) ?? [];
}

function readEntry(pattern: ActionPattern, catalog: Catalog): ActionEntry {
  const { text, service: prefix, name } = pattern;
  if (text === '*') return { pattern, kind: 'any' };
  if (text.includes('${') || placeholdersIn(text).length > 0) return { pattern, kind: 'open' };
  if (/[\s,;]/.test(text)) return { pattern, kind: 'blank' };
  if (prefix === undefined) return { pattern, kind: 'no-service' };
  if (hasWildcard(prefix)) return { pattern, kind: 'wildcard-service' };
  const service = catalog.service(prefix);
  if (!service) return { pattern, kind: 'unknown-service', prefix };
  if (name === '') return { pattern, kind: 'no-name' };
  if (hasWildcard(name)) return { pattern, kind: 'wildcard', service };
  const action = service.action(name);
  if (action) return { pattern, kind: 'action', action };
  const actions = catalog.apiOperation(text);
  return actions
    ? { pattern, kind: 'operation', actions }
    : { pattern, kind: 'unknown-action', service };
}

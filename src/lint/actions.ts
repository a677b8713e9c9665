import type { Action } from '../catalog/action.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { ActionPattern } from '../policy/action.ts';
import type { Statement } from '../policy/policy.ts';

/** The actions of one entry of an Action element. */
export interface ReachedActions {
  readonly pattern: ActionPattern;
  /** Known actions that the entry stands for; empty when it matches none. */
  readonly actions: readonly Action[];
}

/**
 * The known actions that a statement lists, entry by entry. Undefined for a statement that reaches
 * actions without naming a service: `NotAction`, `*`, or no action at all.
 */
export function reachedActions(
  statement: Statement,
  catalog: Catalog,
): readonly ReachedActions[] | undefined {
  const { action } = statement;
  if (!action || action.negated) return undefined;
  if (action.patterns.some(({ text }) => text === '*' || text === '*:*')) return undefined;
  return action.patterns.map((pattern) => ({ pattern, actions: expand(pattern, catalog) }));
}

function expand({ service, name }: ActionPattern, catalog: Catalog): readonly Action[] {
  return service === undefined ? [] : (catalog.service(service)?.expand(name) ?? []);
}

/** True when a resource that the action accepts can match the statement's Resource element. */
export function fitsResource(action: Action, { resource }: Statement): boolean {
  if (!resource || resource.negated) return true;
  return resource.patterns.some(
    ({ text }) =>
      text === '*' ||
      action.resourceTypes.some(({ type }) => type.arnTemplates.some((arn) => arn.overlaps(text))),
  );
}

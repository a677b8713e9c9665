import type { Action } from '../catalog/action.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { ResourceType } from '../catalog/resource-type.ts';
import type { ActionPattern } from '../policy/action.ts';
import { openPlaceholders } from '../policy/placeholder.ts';
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

/** The same entries, each with only those actions that a resource of the statement suits. */
export function fittingActions(
  reached: readonly ReachedActions[],
  statement: Statement,
): readonly ReachedActions[] {
  const fits = resourceFit(statement);
  return reached.map(({ pattern, actions }) => ({ pattern, actions: actions.filter(fits) }));
}

/** True when a resource that the action accepts can match the statement's Resource element. */
export function fitsResource(action: Action, statement: Statement): boolean {
  return resourceFit(statement)(action);
}

/** Which actions suit a resource of the statement. Each resource type is compared with them once. */
export function resourceFit({ resource }: Statement): (action: Action) => boolean {
  if (!resource || resource.negated) return () => true;
  if (resource.patterns.some(({ text }) => text === '*')) return () => true;
  const texts = resource.patterns.map(({ text }) => openPlaceholders(text));
  const known = new Map<ResourceType, boolean>();
  const typeFits = (type: ResourceType): boolean => {
    const fits =
      known.get(type) ?? texts.some((text) => type.arnTemplates.some((arn) => arn.overlaps(text)));
    known.set(type, fits);
    return fits;
  };
  return ({ resourceTypes }) => resourceTypes.some(({ type }) => typeFits(type));
}

import type { Action } from '../catalog/action.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { ResourceType } from '../catalog/resource-type.ts';
import type { Arn } from '../policy/arn.ts';
import type { Statement } from '../policy/policy.ts';
import type { ResourcePattern } from '../policy/resource.ts';
import { coversPattern } from '../policy/wildcard.ts';
import { remembered } from '../policy/remembered.ts';

/**
 * True when a statement tells no resources of an action's types apart: its Resource is `*`, covers
 * all of the types that the action always touches (`arn:aws:iam::*:role/*`), or is a NotResource.
 * Region and account do not count.
 */
export function isOpenTo(statement: Statement, { resourceTypes }: Action): boolean {
  const { isOpen, covers } = openness(statement);
  if (isOpen) return true;
  const required = resourceTypes.filter((each) => each.required);
  if (required.length > 0) return required.every(({ type }) => covers(type));
  return resourceTypes.some(({ type }) => covers(type));
}

/** True for a statement about every resource there is. */
export function isOnEverything({ resource }: Statement): boolean {
  return resource?.negated === false && resource.patterns.some(namesEverything);
}

/** Resource types are shared by many actions; each is compared with the resources once. */
const openness = remembered((statement: Statement) => {
  const { resource } = statement;
  const patterns = resource?.negated === false ? resource.patterns.map(({ arn }) => arn) : [];
  const known = new Map<ResourceType, boolean>();
  const covers = (type: ResourceType): boolean => {
    const found = known.get(type) ?? patterns.some((arn) => arn && isAllOf(arn, type));
    known.set(type, found);
    return found;
  };
  return { isOpen: resource?.negated === true || isOnEverything(statement), covers };
});

/** True for the ARN pattern of all resources of some type of a service: `arn:aws:iam::*:role/*`. */
export function isWholeType({ arn }: ResourcePattern, catalog: Catalog): boolean {
  const types = arn && catalog.service(arn.service)?.resourceTypes;
  return arn !== undefined && types?.some((type) => isAllOf(arn, type)) === true;
}

function isAllOf({ service, resource }: Arn, { arnTemplates }: ResourceType): boolean {
  return arnTemplates.some(
    (form) => service === form.service && coversPattern(resource, opened(form.resource)),
  );
}

/** `role/${RoleNameWithPath}` → `role/*`. */
function opened(form: string): string {
  return form.replaceAll(/\$\{[^}]*\}/g, '*');
}

function namesEverything({ text, arn }: ResourcePattern): boolean {
  if (/^\*+$/.test(text)) return true;
  return arn !== undefined && arn.service === '*' && /^[*:]+$/.test(arn.resource);
}

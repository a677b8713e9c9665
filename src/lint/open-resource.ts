import type { Action } from '../catalog/action.ts';
import type { ResourceType } from '../catalog/resource-type.ts';
import type { Statement } from '../policy/policy.ts';
import type { ResourcePattern } from '../policy/resource.ts';
import { coversPattern } from '../policy/wildcard.ts';
import { remembered } from './remembered.ts';

/**
 * True when a statement tells no resources of an action's types apart: its Resource is `*`, covers
 * all of one type (`arn:aws:iam::*:role/*`), or is a NotResource. Region and account do not count.
 */
export function isOpenTo(statement: Statement, { resourceTypes }: Action): boolean {
  const { isOpen, covers } = openness(statement);
  return isOpen || resourceTypes.some(({ type }) => covers(type));
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
    const found =
      known.get(type) ??
      type.arnTemplates.some((form) =>
        patterns.some(
          (arn) =>
            arn?.service === form.service && coversPattern(arn.resource, opened(form.resource)),
        ),
      );
    known.set(type, found);
    return found;
  };
  return { isOpen: resource?.negated === true || isOnEverything(statement), covers };
});

/** `role/${RoleNameWithPath}` → `role/*`. */
function opened(form: string): string {
  return form.replaceAll(/\$\{[^}]*\}/g, '*');
}

function namesEverything({ text, arn }: ResourcePattern): boolean {
  if (/^\*+$/.test(text)) return true;
  return arn !== undefined && arn.service === '*' && /^[*:]+$/.test(arn.resource);
}

import type { Action } from '../catalog/action.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { coversAction } from '../policy/covers.ts';
import type { Statement } from '../policy/policy.ts';
import { resourceFit, type ReachedActions } from './actions.ts';
import { remembered } from './remembered.ts';

/** The actions of one service that a statement applies to. */
export interface AppliedActions {
  readonly actions: readonly Action[];
  /** As documented. */
  readonly ids: ReadonlySet<string>;
}

/** Tells what a statement applies to, by the prefix of a service in lower case. */
export type Applied = (statement: Statement, service: string) => AppliedActions;

/** What has to be known of a policy for that. */
interface Reach {
  readonly catalog: Catalog;
  readonly fitting: (statement: Statement) => readonly ReachedActions[] | undefined;
}

/**
 * Which actions of a service a statement applies to, in whatever way it names them: one by one, by a
 * wildcard, by the lone `*` or by leaving others out. Those that no resource of the statement suits are
 * none of them. Worked out once for each statement and service.
 */
export function appliedActions(reach: Reach): Applied {
  const known = remembered<Statement, Map<string, AppliedActions>>(() => new Map());
  return (statement, service) => {
    const ofStatement = known(statement);
    const found = ofStatement.get(service);
    if (found) return found;
    const actions = apply(statement, service, reach);
    const made = { actions, ids: new Set(actions.map(({ id }) => id)) };
    ofStatement.set(service, made);
    return made;
  };
}

function apply(
  statement: Statement,
  service: string,
  { catalog, fitting }: Reach,
): readonly Action[] {
  const listed = fitting(statement);
  if (listed) {
    const actions = new Set(listed.flatMap((entry) => entry.actions));
    return [...actions].filter((action) => action.service === service);
  }
  return unlisted(statement, service, catalog).filter(resourceFit(statement));
}

/**
 * The actions of a service that a statement with `NotAction` or the lone `*` stands for, whether or not
 * a resource of it suits them.
 */
export function unlisted(
  { action }: Statement,
  service: string,
  catalog: Catalog,
): readonly Action[] {
  if (!action) return [];
  const left = action.negated ? action.patterns.map(({ text }) => asciiLower(text)) : [];
  const ofService = left.filter((text) => text === '*' || text.startsWith(`${service}:`));
  const all = catalog.service(service)?.actions() ?? [];
  return all.filter(({ id }) => !ofService.some((text) => coversAction(text, asciiLower(id))));
}

/** True when a statement applies to one of the actions, by their ids as documented. */
export function appliesTo(
  statement: Statement,
  ids: readonly string[],
  { applied }: { readonly applied: Applied },
): boolean {
  return ids.some((id) => applied(statement, id.slice(0, id.indexOf(':'))).ids.has(id));
}

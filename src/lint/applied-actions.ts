import type { Action } from '../catalog/action.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { knownTexts } from '../catalog/known-texts.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { coversAction } from '../policy/covers.ts';
import { grouped } from '../policy/grouped.ts';
import type { Statement } from '../policy/policy.ts';
import { resourceFit, type ReachedActions } from './actions.ts';
import { rememberedWithin } from '../policy/remembered.ts';

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
  const known = rememberedWithin((statement: Statement) => {
    const listed = reach.fitting(statement);
    return listed ? amongListed(listed) : amongAll(statement, reach.catalog);
  });
  return (statement, service) => known(statement)(service);
}

/** Most rules ask for a service of which a statement lists nothing. */
const NOTHING: AppliedActions = { actions: [], ids: new Set() };

function amongListed(listed: readonly ReachedActions[]): (service: string) => AppliedActions {
  const actions = new Set(listed.flatMap((entry) => entry.actions));
  const byService = grouped(actions, ({ service }) => service);
  const found = new Map([...byService].map(([service, group]) => [service, withIds(group)]));
  return (service) => found.get(service) ?? NOTHING;
}

function amongAll(statement: Statement, catalog: Catalog): (service: string) => AppliedActions {
  const fits = resourceFit(statement);
  return knownTexts((service) => withIds(unlisted(statement, service, catalog).filter(fits)));
}

function withIds(actions: readonly Action[]): AppliedActions {
  return actions.length === 0 ? NOTHING : { actions, ids: new Set(actions.map(({ id }) => id)) };
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

import type { Action } from '../catalog/action.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { coversAction } from '../policy/covers.ts';
import type { Statement } from '../policy/policy.ts';
import { resourceFit } from './actions.ts';
import type { PolicyContext } from './rule.ts';

/** What says which actions a statement applies to. */
type Reach = Pick<PolicyContext, 'catalog' | 'fitting'>;

/**
 * The actions of one service that a statement applies to, in whatever way it names them: one by one,
 * by a wildcard, by the lone `*` or by leaving others out. Those that no resource of the statement
 * suits are none of them.
 */
export function appliedActions(
  statement: Statement,
  service: string,
  { catalog, fitting }: Reach,
): readonly Action[] {
  const listed = fitting(statement);
  if (listed) {
    const actions = new Set(listed.flatMap((entry) => entry.actions));
    return [...actions].filter((action) => action.service === service);
  }
  if (!statement.action) return [];
  const { negated, patterns } = statement.action;
  const left = negated ? patterns.map(({ text }) => asciiLower(text)) : [];
  const ofService = left.filter((text) => text === '*' || text.startsWith(`${service}:`));
  const all = catalog.service(service)?.actions() ?? [];
  return all
    .filter(({ id }) => !ofService.some((text) => coversAction(text, asciiLower(id))))
    .filter(resourceFit(statement));
}

/** True when a statement applies to one of the actions; their ids are as documented. */
export function appliesTo(statement: Statement, ids: readonly string[], reach: Reach): boolean {
  const services = new Set(ids.map((id) => id.slice(0, id.indexOf(':'))));
  return [...services].some((service) =>
    appliedActions(statement, service, reach).some(({ id }) => ids.includes(id)),
  );
}

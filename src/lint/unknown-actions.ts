import { isUnlistedAction } from '../catalog/unlisted-actions.ts';
import type { ActionPattern } from '../policy/action.ts';
import { grouped } from '../policy/grouped.ts';
import type { Statement } from '../policy/policy.ts';
import { actionEntries, type ActionEntry } from './action-entry.ts';
import type { PolicyContext } from './rule.ts';

/** Entries of an Action element that name no documented action of their service. */
export type UnknownActions =
  /** One that is near to a documented action, `service:Name`. */
  | {
      readonly kind: 'misspelt';
      readonly service: string;
      readonly pattern: ActionPattern;
      readonly meant: string;
    }
  /** Others of one service: such as only policies of AWS itself have, or such as nobody knows. */
  | {
      readonly kind: 'unlisted' | 'unknown';
      readonly service: string;
      readonly patterns: readonly [ActionPattern, ...ActionPattern[]];
    };

type UnknownEntry = Extract<ActionEntry, { readonly kind: 'unknown-action' }>;

/** Finds them in a statement: each misspelt one alone, the others together. `service` is its name. */
export function* unknownActions(
  statement: Statement,
  { catalog }: Pick<PolicyContext, 'catalog'>,
): Generator<UnknownActions> {
  const others: (UnknownEntry & { readonly isUnlisted: boolean })[] = [];
  for (const entry of actionEntries(statement, { catalog })) {
    if (entry.kind !== 'unknown-action') continue;
    const { service, pattern } = entry;
    const isUnlisted = isUnlistedAction(pattern.text);
    const near = isUnlisted ? undefined : catalog.nearestAction(service, pattern.name);
    if (near === undefined) others.push({ ...entry, isUnlisted });
    else {
      const meant = `${service.prefix}:${near}`;
      yield { kind: 'misspelt', service: service.name, pattern, meant };
    }
  }
  for (const kind of ['unknown', 'unlisted'] as const) {
    const own = others.filter(({ isUnlisted }) => isUnlisted === (kind === 'unlisted'));
    for (const [service, [first, ...rest]] of grouped(own, (entry) => entry.service.name)) {
      yield { kind, service, patterns: [first.pattern, ...rest.map(({ pattern }) => pattern)] };
    }
  }
}

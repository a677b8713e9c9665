import type { Action } from './action.ts';
import { FEDERATED, GLOBAL, type ConditionKey } from './condition-key.ts';
import { presenceException } from './presence-exceptions.ts';
import type { Service } from './service.ts';

/**
 * Whether a request for an action can carry a condition key. `never` is said only where the
 * Service Authorization Reference rules it out; `unknown` where it leaves a gap.
 */
export type Presence = 'possible' | 'never' | 'unknown';

/** Global keys that depend on the action; the other global keys can come with any. */
const PER_ACTION: ReadonlySet<string> = new Set([
  'aws:RequestTag/',
  'aws:ResourceTag/',
  'aws:TagKeys',
]);

/** The service of the action and the one that lists the key; they differ for a foreign key. */
export interface PresenceServices {
  readonly ofAction: Service;
  readonly ofKey: Service;
}

/** Decides by the keys that the reference lists for the action and its resource types. */
export function presenceOf(
  key: ConditionKey,
  action: Action,
  services: PresenceServices,
): Presence {
  if (key.scope === FEDERATED) return 'possible';
  if (key.scope === GLOBAL && !PER_ACTION.has(key.name)) return 'possible';
  if (lists(action, key.name)) return 'possible';
  if (isUnattached(key, services.ofKey)) return 'unknown';
  if (hasGap(action) && isResourceKey(key, services.ofAction)) return 'unknown';
  return presenceException(key.name, action.id) ?? 'never';
}

function lists(action: Action, name: string): boolean {
  return (
    action.conditionKeys.includes(name) ||
    action.resourceTypes.some(
      ({ type, conditionKeys }) =>
        conditionKeys.includes(name) || type.conditionKeys?.includes(name),
    )
  );
}

/** A key that the reference defines without saying for which actions or resource types. */
function isUnattached(key: ConditionKey, service: Service): boolean {
  return service.conditionKey(key.name) !== undefined && !service.attaches(key.name);
}

function hasGap(action: Action): boolean {
  return action.resourceTypes.some(({ type }) => type.conditionKeys === undefined);
}

/** A key that describes the resource, and so may be missing where a type's keys are. */
function isResourceKey(key: ConditionKey, service: Service): boolean {
  return (
    key.name === 'aws:ResourceTag/' ||
    service.resourceTypes.some((type) => type.conditionKeys?.includes(key.name))
  );
}

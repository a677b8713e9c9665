import type { Action } from './action.ts';
import { FEDERATED, GLOBAL, type ConditionKey } from './condition-key.ts';
import { endpointKeyServices } from './endpoint-key-services.ts';
import { presenceException } from './presence-exceptions.ts';
import type { Service } from './service.ts';
import type { Presence } from './presence-verdict.ts';

const RESOURCE_TAG = 'aws:ResourceTag/';
const REQUEST_TAG = 'aws:RequestTag/';

/** The global keys that the reference lists for each action. */
const PER_ACTION: ReadonlySet<string> = new Set([RESOURCE_TAG, REQUEST_TAG, 'aws:TagKeys']);

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
  if (key.scope === FEDERATED || lists(action, key.name)) return 'possible';
  const documented = presenceException(key.name, action.id);
  if (documented !== undefined) return documented;
  if (key.scope === GLOBAL && !PER_ACTION.has(key.name)) return globalPresence(key, action);
  return isOpen(key, action, services) ? 'unknown' : 'never';
}

/** Most global keys can come with any action; a few only with services that AWS lists. */
function globalPresence(key: ConditionKey, action: Action): Presence {
  const supported = endpointKeyServices(key.name);
  return supported && !supported.has(action.service) ? 'unknown' : 'possible';
}

/** True where the reference leaves open whether the action carries the key. */
function isOpen(key: ConditionKey, action: Action, services: PresenceServices): boolean {
  if (isUnattached(key, services.ofKey)) return true;
  // A resource that is created with tags is authorized by them, too.
  if (key.name === RESOURCE_TAG && lists(action, REQUEST_TAG)) return true;
  return hasGap(action) && isResourceKey(key, services.ofAction);
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
    key.name === RESOURCE_TAG ||
    service.resourceTypes.some((type) => type.conditionKeys?.includes(key.name))
  );
}

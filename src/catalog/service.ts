import { asciiLower } from '../policy/ascii-case.ts';
import { hasWildcard, matchesWildcard } from '../policy/wildcard.ts';
import type { AccessLevel, Action, ActionResourceType } from './action.ts';
import { arnTemplate } from './arn-template.ts';
import { conditionKey, type ConditionKey } from './condition-key.ts';
import { dependentActions } from './dependent-actions.ts';
import type { ActionRow, ActionTypeRow, ServiceRow } from './facts-format.ts';
import { keyTable } from './key-table.ts';
import { knownTexts } from './known-texts.ts';
import { once } from './once.ts';
import type { ResourceType } from './resource-type.ts';

/** An AWS service as policies know it: by the prefix of its actions. Look-ups ignore ASCII case. */
export interface Service {
  readonly prefix: string;
  /** The full name, `Amazon S3`. */
  readonly name: string;
  /** All actions, sorted by name. */
  actions(): readonly Action[];
  action(name: string): Action | undefined;
  /** The actions that a name with wildcards stands for, such as `Get*`. */
  expand(namePattern: string): readonly Action[];
  readonly resourceTypes: readonly ResourceType[];
  resourceType(name: string): ResourceType | undefined;
  /** The keys that the service lists, with those of other prefixes that it uses. */
  readonly conditionKeys: readonly ConditionKey[];
  /** The listed key that a policy's text means; see `Catalog.conditionKey` for all keys. */
  conditionKey(text: string): ConditionKey | undefined;
  /** False for a key that no action and no resource type of the service carries. */
  attaches(keyName: string): boolean;
}

/** Builds a service from its line of the facts file; an action is read when it is asked for. */
export function service(row: ServiceRow): Service {
  const keys = once(() => keyTable(row.keys.map(([name, type]) => conditionKey(name, type))));
  const resourceTypes = resourceTypesOf(row);
  const typesByName = new Map(resourceTypes.map((type) => [asciiLower(type.name), type]));
  const readers = once(() => actionReaders(row, resourceTypes));
  const actions = once(() => [...readers().values()].map((read) => read()));
  const attached = once(() => attachedKeys(actions(), resourceTypes));
  const expanded = knownTexts((pattern) =>
    [...readers()].filter(([name]) => matchesWildcard(pattern, name)).map(([, read]) => read()),
  );
  return {
    prefix: row.prefix,
    name: row.name,
    actions,
    action: (name) => readers().get(asciiLower(name))?.(),
    expand(namePattern) {
      const pattern = asciiLower(namePattern);
      if (!hasWildcard(pattern)) return [readers().get(pattern)?.() ?? []].flat();
      return expanded(pattern);
    },
    resourceTypes,
    resourceType: (name) => typesByName.get(asciiLower(name)),
    get conditionKeys() {
      return keys().keys;
    },
    conditionKey: (text) => keys().find(text),
    attaches: (keyName) => attached().has(keyName),
  };
}

/** Name in lower case → the reading of that action, done once. */
function actionReaders(
  row: ServiceRow,
  resourceTypes: readonly ResourceType[],
): ReadonlyMap<string, () => Action> {
  return new Map(
    row.actions.map((action) => [
      asciiLower(action[0]),
      once(() => actionOf(action, row, resourceTypes)),
    ]),
  );
}

/** Access levels by the letters that the facts file has for them. */
const ACCESS_LEVELS: ReadonlyMap<string, readonly AccessLevel[]> = new Map([
  ['L', ['List']],
  ['R', ['Read']],
  ['W', ['Write']],
  ['PW', ['Permissions management', 'Write']],
  ['TW', ['Tagging', 'Write']],
]);

const RESOURCE_TAG = 'aws:ResourceTag/';

function resourceTypesOf(row: ServiceRow): readonly ResourceType[] {
  return row.types.map(([name, arns, keys]) => ({
    name,
    arnTemplates: arns.map(arnTemplate),
    conditionKeys: keys ? keyNames(keys, row) : undefined,
  }));
}

function actionOf(
  [name, access, keys = [], types = []]: ActionRow,
  row: ServiceRow,
  resourceTypes: readonly ResourceType[],
): Action {
  const id = `${row.prefix}:${name}`;
  return {
    service: row.prefix,
    name,
    id,
    access: ACCESS_LEVELS.get(access) ?? [],
    resourceTypes: types.flatMap((type) => actionResourceType(type, row, resourceTypes)),
    conditionKeys: keyNames(keys, row),
    dependentActions: dependentActions(id),
    ofTaggedService: row.keys.some(([key]) => key === RESOURCE_TAG),
    onlyStarResource: types.length === 0,
  };
}

function actionResourceType(
  [position, required = 0, keys = []]: ActionTypeRow,
  row: ServiceRow,
  resourceTypes: readonly ResourceType[],
): readonly ActionResourceType[] {
  const type = resourceTypes[position];
  return type ? [{ type, required: required === 1, conditionKeys: keyNames(keys, row) }] : [];
}

function attachedKeys(
  actions: readonly Action[],
  types: readonly ResourceType[],
): ReadonlySet<string> {
  const ofActions = actions.flatMap((action) => [
    ...action.conditionKeys,
    ...action.resourceTypes.flatMap((type) => type.conditionKeys),
  ]);
  return new Set([...ofActions, ...types.flatMap((type) => type.conditionKeys ?? [])]);
}

function keyNames(positions: readonly number[], row: ServiceRow): readonly string[] {
  const names: string[] = [];
  for (const position of positions) {
    const key = row.keys[position];
    if (key) names.push(key[0]);
  }
  return names;
}

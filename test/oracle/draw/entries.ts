import { pick, weighted } from './choices.ts';
import type { Choices } from './choices.ts';
import type { Scene } from './scene.ts';
import { serviceOf } from './scene.ts';

type Table<T> = readonly [readonly [number, T], ...(readonly [number, T])[]];

/** An entry of an Action list, which mostly matches the scene's action. */
export function drawActionEntry(scene: Scene): string {
  const { action, choices } = scene;
  const parts = { service: serviceOf(scene), name: action.slice(action.indexOf(':') + 1) };
  return weighted(choices, ACTION_ENTRIES)(parts, choices);
}

/** An action that the scene's request mostly does not make. */
export function otherAction(choices: Choices): string {
  return pick(choices, ['ec2:*', 's3:PutObject', 's3:Get*', 'kms:Decrypt', 'iam:*', 'sts:Tag*']);
}

interface ActionParts {
  readonly service: string;
  readonly name: string;
}

const ACTION_ENTRIES: Table<(parts: ActionParts, choices: Choices) => string> = [
  [26, ({ service, name }) => `${service}:${name}`],
  [16, ({ service }) => `${service}:*`],
  [12, () => '*'],
  [8, ({ service, name }) => `${service}:${name.slice(0, 3)}*`],
  [4, ({ service, name }) => `${service}:${name}`.toUpperCase()],
  [3, ({ service, name }) => `${service}:?${name.slice(1)}`],
  [10, (_, choices) => otherAction(choices)],
  [1, () => '*:*'],
  [1, ({ name }) => `s*:${name}`],
  [1, ({ service, name }) => `${service}:${name}, s3:PutObject`],
];

/** An entry of a Resource list, which mostly matches the scene's resource. */
export function drawResourceEntry({ choices, resource }: Scene): string {
  return weighted(choices, RESOURCE_ENTRIES)(resource);
}

const RESOURCE_ENTRIES: Table<(resource: string) => string> = [
  [20, (resource) => resource],
  [14, (resource) => `${cut(resource).head}*`],
  [10, (resource) => `${start(resource, 3)}*`],
  [3, (resource) => `${cut(resource).head}?${cut(resource).rest.slice(1)}`],
  [3, (resource) => `${start(resource, 4)}\${aws:username}*`],
  [3, (resource) => `${start(resource, 4)}\${aws:PrincipalTag/team}*`],
  [2, (resource) => `${start(resource, 4)}\${*}`],
  [2, (resource) => resource.replaceAll(/\d{12}/g, '*')],
  [2, (resource) => `arn:aws${cut(resource).head.slice(7).toUpperCase()}${cut(resource).rest}`],
  [1, (resource) => `arn:aws:*:*:*:${cut(resource).rest}`],
  [1, (resource) => `${cut(resource).head}k*/*`],
  [6, () => 'arn:aws:s3:::lab'],
  [6, () => 'arn:aws:s3:::other/*'],
  [0.3, () => 'arn:aws:s3*'],
];

/** The head of an ARN and the first characters of its last part. */
function start(resource: string, length: number): string {
  const { head, rest } = cut(resource);
  return `${head}${rest.slice(0, length)}`;
}

/** The resource cut behind its fifth colon; `*` as if it were S3's. */
function cut(resource: string): { readonly head: string; readonly rest: string } {
  const parts = resource.split(':');
  if (parts.length < 6) return { head: 'arn:aws:s3:::', rest: resource };
  return { head: `${parts.slice(0, 5).join(':')}:`, rest: parts.slice(5).join(':') };
}

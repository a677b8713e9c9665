import { chance, several } from './choices.ts';
import { drawCondition } from './condition.ts';
import { drawActionEntry, drawResourceEntry, otherAction } from './entries.ts';
import { malform } from './malformed.ts';
import { drawNotPrincipal, drawPrincipal } from './principal.ts';
import type { Scene } from './scene.ts';
import { rememberVariables } from './scene.ts';

/** Where a statement is drawn for. */
export type Position =
  | 'identity'
  | 'boundary'
  | 'session'
  | 'scp'
  | 'rcp'
  | 'endpoint'
  | 'bucket'
  | 'key'
  | 'trust';

/** A JSON object of a policy. */
export type Json = Readonly<Record<string, unknown>>;

/** A statement for the position, which mostly aims at the scene's request. */
export function drawStatement(scene: Scene, position: Position): Json {
  const { choices } = scene;
  const isDeny = chance(choices, DENY_SHARE[position]);
  const statement = {
    ...(chance(choices, 10) ? { Sid: `S${choices.next()}` } : {}),
    Effect: isDeny ? 'Deny' : 'Allow',
    ...drawWho(scene, position, isDeny),
    ...drawAction(scene),
    ...drawResource(scene, position),
    ...(chance(choices, isDeny ? 70 : 35) ? { Condition: drawCondition(scene) } : {}),
  };
  return chance(choices, 1) ? malform(statement, choices) : statement;
}

const DENY_SHARE: Readonly<Record<Position, number>> = {
  identity: 22,
  boundary: 15,
  session: 15,
  scp: 40,
  rcp: 90,
  endpoint: 20,
  bucket: 30,
  key: 20,
  trust: 15,
};

function drawWho(scene: Scene, position: Position, isDeny: boolean): Json {
  const { choices } = scene;
  switch (position) {
    case 'rcp':
      return { Principal: '*' };
    case 'endpoint':
      return { Principal: chance(choices, 15) ? drawPrincipal(scene) : '*' };
    case 'bucket':
    case 'key':
      if (chance(choices, 1)) return {};
      return chance(choices, isDeny ? 15 : 3)
        ? { NotPrincipal: drawNotPrincipal(scene) }
        : { Principal: drawPrincipal(scene) };
    case 'trust':
      return { Principal: drawPrincipal(scene) };
    default:
      return {};
  }
}

function drawAction(scene: Scene): Json {
  const { choices } = scene;
  if (chance(choices, 6))
    return { NotAction: several(choices, [1, 2], () => otherAction(choices)) };
  const actions = several(choices, [1, 2], () => drawActionEntry(scene));
  return { Action: actions.length === 1 ? actions[0] : actions };
}

/** A trust policy has no Resource; a key policy's is mostly the star. */
function drawResource(scene: Scene, position: Position): Json {
  const { choices } = scene;
  if (position === 'trust') return {};
  if (position === 'key' && chance(choices, 3)) return {};
  const isStar = position === 'key' ? 85 : 30;
  if (!chance(choices, 100 - isStar)) return { Resource: '*' };
  const entries = several(choices, [1, 2], () => drawResourceEntry(scene));
  rememberVariables(scene, entries.join(''), ['ana', 'a', '*', '']);
  const value = entries.length === 1 ? entries[0] : entries;
  return chance(choices, 8) ? { NotResource: value } : { Resource: value };
}

import type { Grant, NamedPolicy, Policies } from '../input.ts';
import { chance, pick, several, weighted } from './choices.ts';
import type { Scene } from './scene.ts';
import { remember, serviceOf } from './scene.ts';
import type { Json, Position } from './statement.ts';
import { drawStatement } from './statement.ts';
import { OWNER } from './vocabulary.ts';

const FULL_ACCESS = { Effect: 'Allow', Action: '*', Resource: '*' };

/** Policies of every kind that may bear on the scene's request, each there or not. */
export function drawPolicies(scene: Scene): Policies {
  const { choices } = scene;
  const service = serviceOf(scene);
  return {
    ...(chance(choices, 85) ? { identity: drawList(scene, 'identity') } : {}),
    ...drawResourcePolicy(scene),
    ...(chance(choices, 12) ? { boundary: drawList(scene, 'boundary') } : {}),
    ...(chance(choices, 12) ? { session: drawList(scene, 'session') } : {}),
    ...(chance(choices, 22) ? { scps: drawLevels(scene, 'scp') } : {}),
    ...(chance(choices, 15) ? { rcps: drawLevels(scene, 'rcp') } : {}),
    ...(chance(choices, 10) ? { endpoint: drawList(scene, 'endpoint') } : {}),
    ...(service === 'kms' && chance(choices, 25) ? { grants: [drawGrant(scene)] } : {}),
    ...(service === 's3' && chance(choices, 12) ? drawPublicAccessBlock(scene) : {}),
  };
}

function drawResourcePolicy(scene: Scene): Policies {
  const position = RESOURCE_POSITIONS.find(([, part]) => scene.resource.includes(part))?.[0];
  const share = position === 'bucket' ? 55 : 97;
  if (position === undefined || !chance(scene.choices, share)) return {};
  return { resource: drawPolicy(scene, position) };
}

const RESOURCE_POSITIONS: readonly (readonly [Position, string])[] = [
  ['key', ':key/'],
  ['trust', ':role/'],
  ['bucket', ':s3:::'],
];

function drawList(scene: Scene, position: Position): readonly NamedPolicy[] {
  return several(scene.choices, [1, 2], () => drawPolicy(scene, position));
}

/** Levels of an organization; the usual full access is there more often than not. */
function drawLevels(scene: Scene, position: 'scp' | 'rcp'): readonly (readonly NamedPolicy[])[] {
  const { choices } = scene;
  return several(choices, [1, 2], () => {
    const full =
      position === 'scp' && !chance(choices, 20) ? [named('FullAWSAccess', [FULL_ACCESS])] : [];
    return [...full, ...(chance(choices, 60) ? [drawPolicy(scene, position)] : [])];
  });
}

/** A document for the position. */
export function drawDocument(scene: Scene, position: Position): unknown {
  const { choices } = scene;
  const statements = several(choices, [1, 3], () => drawStatement(scene, position));
  const version = weighted<Json>(choices, [
    [90, { Version: '2012-10-17' }],
    [4, { Version: '2008-10-17' }],
    [6, {}],
    [0.2, { Version: '2012-10-18' }],
  ]);
  const isSingle = statements.length === 1 && chance(choices, 20);
  return { ...version, Statement: isSingle ? statements[0] : statements };
}

function drawPolicy(scene: Scene, position: Position): NamedPolicy {
  return {
    name: `${position}-${scene.choices.next() % 3}`,
    document: drawDocument(scene, position),
  };
}

function named(name: string, statements: readonly Json[]): NamedPolicy {
  return { name, document: { Version: '2012-10-17', Statement: statements } };
}

function drawGrant(scene: Scene): Grant {
  const { choices, principal } = scene;
  remember(scene, OWNER, OWNER.values);
  const pairs = pick(choices, [{ owner: 'ana' }, { Owner: 'ana' }, { owner: 'red' }]);
  return {
    grantee: pick(choices, principal.names),
    operations: pick(choices, [['Decrypt'], ['GenerateDataKey', 'Decrypt'], ['RetireGrant']]),
    ...weighted<Pick<Grant, 'constraints'>>(choices, [
      [5, {}],
      [3, { constraints: { encryptionContextSubset: pairs } }],
      [2, { constraints: { encryptionContextEquals: pairs } }],
    ]),
  };
}

function drawPublicAccessBlock({ choices }: Scene): Policies {
  return { publicAccessBlock: { restrictPublicBuckets: !chance(choices, 20) } };
}

import { lower, sameIgnoringCase } from './ascii.ts';
import { keyHolds } from './condition.ts';
import type { Context } from './context.ts';
import { encryptionContextOf, holdsNoOther, holdsPairs } from './encryption-context.ts';
import type { Grant } from './input.ts';
import { isKey } from './kms.ts';
import type { MatchScene } from './match.ts';
import { naming } from './principal.ts';
import type { Truth } from './truth.ts';
import { allOf } from './truth.ts';

/**
 * Whether a grant allows the request: its grantee calls one of its operations on the key, and the
 * constraints are met. Sources: KMS Developer Guide, grants and create-grant-overview.
 */
export function grantAllows(grant: Grant, scene: MatchScene): Truth {
  const [context = new Map()] = scene.contexts;
  const { action, resource } = scene.request;
  const isListed = grant.operations.some((name) => sameIgnoringCase(`kms:${name}`, action));
  if (!isListed || !isKey(resource)) return false;
  return allOf([
    isGrantee(grant.grantee, scene, context),
    isFromSource(grant, context),
    CONTEXT_FREE.has(lower(action)) || suitsEncryptionContext(grant, scene),
  ]);
}

function isGrantee(grantee: string, scene: MatchScene, context: Context): Truth {
  const { caller, readings } = scene;
  if (grantee === '*') return false;
  if (caller.kind === 'service') return caller.name === grantee;
  const namingScene = { caller, effect: 'Allow', context, readings, mayBeGateway: false } as const;
  const { level, truth } = naming({ type: 'AWS', text: grantee }, namingScene);
  // What a grant to a whole account gives its users is not documented.
  const isDoubtful = level === 'account' && truth === true && caller.kind !== 'root';
  return isDoubtful ? 'unknown' : truth;
}

function isFromSource({ constraints = {} }: Grant, context: Context): Truth {
  const { sourceArn } = constraints;
  if (sourceArn === undefined) return true;
  return keyHolds(context, 'aws:SourceArn', (text) => text === sourceArn);
}

function suitsEncryptionContext({ constraints = {} }: Grant, scene: MatchScene): Truth {
  const { encryptionContextSubset: subset, encryptionContextEquals: equal } = constraints;
  const given = encryptionContextOf(scene.request);
  const wanted = [...Object.entries(subset ?? {}), ...Object.entries(equal ?? {})];
  return allOf([
    holdsPairs(wanted, given, scene.readings),
    equal === undefined || holdsNoOther(Object.keys(equal), given, scene.readings),
  ]);
}

/** Operations whose calls carry no encryption context: the constraints do not bear on them. */
const CONTEXT_FREE = new Set(['kms:describekey', 'kms:retiregrant']);

import type { PolicySet } from '../authorize/policy-set.ts';
import type { S3Call, S3Target } from './call.ts';
import { circumstancesOf, identityKeys } from './caller-keys.ts';
import {
  replicaEncryption,
  storedEncryption,
  writtenEncryption,
  type Encrypted,
  type KmsEncrypted,
} from './encryption.ts';
import { contextOf, forgedArn, sentContext } from './encryption-context.ts';
import { forwardedGlobalKeys, ownGlobalKeys } from './global-keys.ts';
import { kmsStep } from './kms-step.ts';
import type { ForwardedCheck } from './operation.ts';
import { NONE, stepPart, type Part } from './part.ts';
import { INSECURE } from './refusals.ts';
import type { KmsCall, Step } from './step.ts';
import { isTriggered } from './trigger.ts';
import type { Keys, OpenPairs } from './value.ts';

/** The call of AWS KMS that Amazon S3 makes for the caller. */
export function forwardedPart(call: S3Call, check: ForwardedCheck): Part {
  const target = targetOf(call, check);
  if (!target) return NONE;
  const encrypted = encryptionOf(call, check, target);
  if (!isTriggered(check.when, call, encrypted)) return NONE;
  const at = check.action;
  if (encrypted.kind === 'refused') return { kind: 'refusal', refusal: encrypted.refusal, at };
  if (encrypted.kind === 'unknown') return encrypted;
  if (encrypted.kind !== 'kms') return NONE;
  if (check.doubt !== undefined && call.doubts.of(check.doubt) === 'no') return NONE;
  const own = contextOf(call, check, target);
  const refusal = isInsecure(call) ? INSECURE : forgedArn(own, encrypted, target);
  if (refusal) return { kind: 'refusal', refusal, at };
  return stepPart(forwardedStep(call, at, { encrypted, own, target }));
}

function targetOf(call: S3Call, { of }: ForwardedCheck): S3Target | undefined {
  if (of === 'copy-source') return call.source;
  return of === 'replica' ? call.destination : call.target;
}

function encryptionOf(call: S3Call, { of }: ForwardedCheck, target: S3Target): Encrypted {
  if (of === 'written') return writtenEncryption(call, target);
  return of === 'replica' ? replicaEncryption(call, target) : storedEncryption(call.estate, target);
}

function isInsecure({ given }: S3Call): boolean {
  const secure = given.get('aws:SecureTransport');
  return secure?.kind === 'value' && secure.text === 'false';
}

interface Forwarded {
  readonly encrypted: KmsEncrypted;
  readonly own: OpenPairs;
  readonly target: S3Target;
}

function forwardedStep(
  call: S3Call,
  action: string,
  { encrypted, own: pairs, target }: Forwarded,
): Step {
  const { key, keyId = 'alias/aws/s3' } = encrypted;
  const kms: KmsCall = {
    key,
    encryptionContext: sentContext(pairs, encrypted, { target, parameters: call.parameters }),
    isForwarded: true,
    isBucketKey: encrypted.bucketKey,
    keyId: NAMED_BY_CIPHERTEXT.has(action) ? undefined : keyId,
  };
  const { region } = target.bucket;
  const circumstances = { call, region, endpoint: undefined };
  const own = ownGlobalKeys(circumstancesOf(call, region));
  const keys = (policies: PolicySet): Keys =>
    new Map([...identityKeys(call), ...forwardedGlobalKeys({ ...circumstances, policies }, own)]);
  return kmsStep(call, { action, kms, keys });
}

/** The ciphertext names the key. */
const NAMED_BY_CIPHERTEXT: ReadonlySet<string> = new Set(['kms:Decrypt', 'kms:ReEncryptFrom']);

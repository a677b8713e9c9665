import type { S3Call, S3Target } from './call.ts';
import { circumstancesOf, identityKeys } from './caller-keys.ts';
import {
  storedEncryption,
  writtenEncryption,
  type Encrypted,
  type KmsEncrypted,
} from './encryption.ts';
import { broughtContext, forgedArn, sentContext } from './encryption-context.ts';
import { forwardedGlobalKeys, ownGlobalKeys } from './global-keys.ts';
import { kmsStep } from './kms-step.ts';
import type { ForwardedCheck } from './operation.ts';
import { NONE, type Part } from './part.ts';
import type { KmsCall, Refusal, Step } from './step.ts';
import { isTriggered } from './trigger.ts';
import type { OpenPairs } from './value.ts';

/** The call of AWS KMS that Amazon S3 makes for the caller. */
export function forwardedPart(call: S3Call, check: ForwardedCheck): Part {
  const target = check.of === 'copy-source' ? call.source : call.target;
  if (!target || !isTriggered(check.when, call.parameters)) return NONE;
  const encrypted =
    check.of === 'written'
      ? writtenEncryption(call, target)
      : storedEncryption(call.estate, target);
  if (check.when === 'bucket-key' && !(encrypted.kind === 'kms' && encrypted.bucketKey))
    return NONE;
  if (check.doubt !== undefined && encrypted.kind === 'kms' && call.doubts.of(check.doubt) === 'no')
    return NONE;
  if (encrypted.kind !== 'kms') return unencrypted(encrypted, call, check);
  const own = check.of === 'written' ? broughtContext(call) : target.stored.context;
  const forged = check.of === 'written' ? forgedArn(own, encrypted, target) : undefined;
  if (forged) return { kind: 'refusal', refusal: forged };
  return { kind: 'step', step: forwardedStep(call, check.action, { encrypted, own, target }) };
}

/** A step is left out where no key of AWS KMS is used; a read needs the key of its client. */
function unencrypted(
  encrypted: Exclude<Encrypted, KmsEncrypted>,
  { parameters }: S3Call,
  { of }: ForwardedCheck,
): Part {
  if (encrypted.kind === 'refused') return { kind: 'refusal', refusal: encrypted.refusal };
  if (encrypted.kind === 'unknown') return { kind: 'unknown', reason: encrypted.reason };
  const brought = of === 'copy-source' ? 'sourceSseCustomerAlgorithm' : 'sseCustomerAlgorithm';
  const lacksKey = encrypted.kind === 'client-key' && !parameters.has(brought);
  return lacksKey && of !== 'written' ? { kind: 'refusal', refusal: CLIENT_KEY } : NONE;
}

const CLIENT_KEY: Refusal = {
  kind: 'bad-request',
  code: 'InvalidRequest',
  httpStatus: 400,
  reason: 'the object was stored with a key of its client (SSE-C), which the request must bring',
};

interface Forwarded {
  readonly encrypted: KmsEncrypted;
  readonly own: OpenPairs;
  readonly target: S3Target;
}

function forwardedStep(call: S3Call, action: string, { encrypted, own, target }: Forwarded): Step {
  const { key } = encrypted;
  const isRead = action === 'kms:Decrypt' || action === 'kms:ReEncryptFrom';
  const kms: KmsCall = {
    key,
    encryptionContext: sentContext(own, encrypted, target),
    isForwarded: true,
    keyId: isRead ? undefined : (encrypted.keyId ?? 'alias/aws/s3'),
  };
  const { region } = target.bucket;
  const circumstances = { call, region, endpoint: undefined };
  const globals = forwardedGlobalKeys(circumstances, ownGlobalKeys(circumstancesOf(call, region)));
  return kmsStep(call, { action, kms, keys: new Map([...identityKeys(call), ...globals]) });
}

import { findKey } from '../estate/find-key.ts';
import type { Call } from './call.ts';
import { ownKeys } from './caller-keys.ts';
import { parametersBelow } from './encryption-context.ts';
import { kmsStep } from './kms-step.ts';
import type { KmsCheck } from './operation.ts';
import type { Part } from './part.ts';
import type { KmsCall, Refusal } from './step.ts';
import { closedPairs } from './value.ts';

/** The check of a direct call of AWS KMS; `resource` names the key as the caller does. */
export function directPart(call: Call, check: KmsCheck, resource: string): Part {
  const named = check.key === 'target' ? resource : (call.parameters.get('destinationKeyId') ?? '');
  const region = call.parameters.get('region') ?? 'us-east-1';
  const account = call.caller.kind === 'free' ? '' : call.caller.caller.account;
  const found = findKey(call.estate, named, { account, region });
  if (found.kind === 'outside')
    return { kind: 'unknown', reason: `the estate does not model the account of ${found.arn}` };
  if (found.kind !== 'key') return { kind: 'refusal', refusal: notFound(named) };
  const pairs = check.context ? parametersBelow(call.parameters, check.context) : [];
  const kms: KmsCall = {
    key: found.key,
    encryptionContext: check.context ? (call.brought ?? closedPairs(pairs)) : closedPairs([]),
    isForwarded: false,
    keyId: named,
  };
  const keys = ownKeys(call, found.key.region);
  return { kind: 'step', step: kmsStep(call, { action: check.action, kms, keys }) };
}

function notFound(key: string): Refusal {
  const reason = `there is no key \`${key}\``;
  return { kind: 'bad-request', code: 'NotFoundException', httpStatus: 400, reason };
}

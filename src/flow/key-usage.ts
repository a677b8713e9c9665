import type { Key } from '../estate/estate.ts';
import { badRequest } from './refusals.ts';
import type { Refusal } from './step.ts';

const ENCRYPTION = 'ENCRYPT_DECRYPT';
const SIGNATURES = 'SIGN_VERIFY';
const CODES = 'GENERATE_VERIFY_MAC';

/** What a key must be for, by the actions that use it. Source: AWS KMS API Reference, CreateKey. */
const USAGES: ReadonlyMap<string, string> = new Map([
  ['kms:Encrypt', ENCRYPTION],
  ['kms:Decrypt', ENCRYPTION],
  ['kms:ReEncryptFrom', ENCRYPTION],
  ['kms:ReEncryptTo', ENCRYPTION],
  ['kms:GenerateDataKey', ENCRYPTION],
  ['kms:GenerateDataKeyWithoutPlaintext', ENCRYPTION],
  ['kms:GenerateDataKeyPair', ENCRYPTION],
  ['kms:GenerateDataKeyPairWithoutPlaintext', ENCRYPTION],
  ['kms:Sign', SIGNATURES],
  ['kms:Verify', SIGNATURES],
  ['kms:GenerateMac', CODES],
  ['kms:VerifyMac', CODES],
  ['kms:DeriveSharedSecret', 'KEY_AGREEMENT'],
]);

/** Data keys come from symmetric keys alone. */
const DATA_KEYS = /^kms:GenerateDataKey/;

/** The refusal of a direct call of a key that is for something else; undefined when it fits. */
export function usageRefusal({ arn, usage, spec }: Key, call: string): Refusal | undefined {
  const wanted = USAGES.get(call);
  if (wanted === undefined) return undefined;
  if (wanted !== usage) return refused(`\`${arn}\` is a key for ${usage}, not for ${wanted}`);
  if (!DATA_KEYS.test(call) || spec === 'SYMMETRIC_DEFAULT') return undefined;
  return refused(`\`${arn}\` is no symmetric key`);
}

function refused(reason: string): Refusal {
  return badRequest('InvalidKeyUsageException', reason);
}

import type { Row } from './checks.ts';
import type { Check, KmsCheck } from './operation.ts';

const CRYPTOGRAPHIC = [
  'Decrypt',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyPair',
  'GenerateDataKeyPairWithoutPlaintext',
  'GenerateDataKeyWithoutPlaintext',
];

/**
 * Direct calls of AWS KMS whose checks are more than their own action on their key.
 * Source: AWS KMS Developer Guide, kms-api-permissions-reference.
 */
export const KEY_OPERATIONS: readonly Row[] = [
  ...CRYPTOGRAPHIC.map((name): Row => [name, onKey(name, 'target', 'encryptionContext')]),
  [
    'ReEncrypt',
    onKey('ReEncryptFrom', 'target', 'sourceEncryptionContext'),
    onKey('ReEncryptTo', 'destination', 'destinationEncryptionContext'),
  ],
  // A grant's constraint is what its creation has for an encryption context.
  [
    'CreateGrant',
    onKey('CreateGrant', 'target', 'encryptionContextSubset', 'encryptionContextEquals'),
  ],
  ['CreateAlias', onKey('CreateAlias', 'alias'), onKey('CreateAlias', 'target')],
  ['DeleteAlias', onKey('DeleteAlias', 'alias'), onKey('DeleteAlias', 'target')],
  [
    'UpdateAlias',
    onKey('UpdateAlias', 'alias'),
    onKey('UpdateAlias', 'target'),
    onKey('UpdateAlias', 'destination'),
  ],
];

/** The check of an action on a key, given without its prefix. */
export function onKey(name: string, key: KmsCheck['key'], ...context: readonly string[]): Check {
  return { kind: 'kms', action: `kms:${name}`, key, context };
}

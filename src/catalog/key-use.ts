/**
 * The actions that encrypt or decrypt with a KMS key, or hand out keys to do so.
 * Source: AWS KMS Developer Guide, kms-api-permissions-reference.
 */
export const keyUses: readonly string[] = [
  'kms:Decrypt',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyPair',
  'kms:GenerateDataKeyPairWithoutPlaintext',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

const ids: ReadonlySet<string> = new Set(keyUses);

/** True for one of those actions, by its documented id. */
export function isKeyUse(id: string): boolean {
  return ids.has(id);
}

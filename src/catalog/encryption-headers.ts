import { asciiLower } from '../policy/ascii-case.ts';

/** What an upload says of its encryption: the algorithm, the KMS key, or that it brings its own key. */
export type EncryptionHeader = 'algorithm' | 'key' | 'own-key';

/**
 * The condition keys, in lower case, that hold the encryption headers of an upload.
 * Source: Service Authorization Reference, Amazon S3; Amazon S3 User Guide,
 * specifying-kms-encryption and ServerSideEncryptionCustomerKeys.
 */
export const ENCRYPTION_HEADERS: ReadonlyMap<string, EncryptionHeader> = new Map([
  ['s3:x-amz-server-side-encryption', 'algorithm'],
  ['s3:x-amz-server-side-encryption-aws-kms-key-id', 'key'],
  ['s3:x-amz-server-side-encryption-customer-algorithm', 'own-key'],
]);

/** The values that `x-amz-server-side-encryption` takes. Source: Amazon S3 API Reference, PutObject. */
export const ALGORITHMS = ['AES256', 'aws:kms', 'aws:kms:dsse', 'aws:fsx', 'aws:backup'] as const;

/** True for a condition key, in any letter case, that holds an encryption header. */
export function isEncryptionKey(key: string): boolean {
  return ENCRYPTION_HEADERS.has(asciiLower(key));
}

import type { Bucket, Encryption, Estate, Key } from './estate.ts';
import { findKey } from './find-key.ts';

/** The key that objects of a bucket are encrypted with, seen from the bucket's own account. */
export function keyOf(encryption: Encryption, bucket: Bucket, estate: Estate): Key | undefined {
  if (!('key' in encryption)) return undefined;
  const found = findKey(estate, encryption.key ?? AWS_MANAGED, bucket);
  return found.kind === 'key' ? found.key : undefined;
}

/** What SSE-KMS means that names no key. Source: Amazon S3 User Guide, UsingKMSEncryption. */
const AWS_MANAGED = 'alias/aws/s3';

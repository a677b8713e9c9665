import { Buffer } from 'node:buffer';
import { quoted } from './quoted.ts';
import type { S3Place } from './s3-place.ts';

/** An upload of a file. */
export interface Upload {
  readonly file: string;
  readonly to: S3Place;
  /** The KMS key as the command names it; undefined for what the bucket has as its default. */
  readonly kmsKeyId: string | undefined;
}

/** The command of `aws s3api` that uploads with an encryption context, given as JSON. */
export function putObjectCommand({ file, to, kmsKeyId }: Upload, context: string): string {
  const base64 = Buffer.from(context).toString('base64');
  const key = kmsKeyId === undefined ? [] : ['--ssekms-key-id', kmsKeyId];
  const place = ['--bucket', to.bucket, '--key', to.key, '--body', file];
  const encryption = ['--server-side-encryption', 'aws:kms', ...key];
  const words = [...place, ...encryption, '--ssekms-encryption-context', base64];
  return quoted(['aws', 's3api', 'put-object', ...words]);
}

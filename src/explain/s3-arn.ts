import { parseArn } from '../policy/arn.ts';

/** True for the ARN of a bucket or an object. */
export function isS3Arn(text: string): boolean {
  const arn = parseArn(text);
  return arn?.service === 's3' && arn.resource !== '';
}

/** True for the ARN of a bucket alone. */
export function isS3Bucket(text: string): boolean {
  return isS3Arn(text) && !text.includes('/');
}

/** The ARN of the bucket that an ARN of Amazon S3 is about: the part before the first slash. */
export function bucketArnOf(arn: string): string {
  const slash = arn.indexOf('/');
  return slash < 0 ? arn : arn.slice(0, slash);
}

/** `bucket/key` or `/bucket/key`, as the copy header writes it, as an ARN; its version is dropped. */
export function copySourceArn(header: string, partition: string): string | undefined {
  const path = header.startsWith('/') ? header.slice(1) : header;
  const query = path.lastIndexOf('?versionId=');
  const name = decoded(query < 0 ? path : path.slice(0, query));
  if (name.startsWith('arn:')) return name;
  return name.includes('/') ? `arn:${partition}:s3:::${name}` : undefined;
}

/** The version that a copy header names. */
export function copySourceVersion(header: string): string | undefined {
  const query = header.lastIndexOf('?versionId=');
  return query < 0 ? undefined : header.slice(query + '?versionId='.length);
}

function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

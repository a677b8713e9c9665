import type { AwsCall } from './command.ts';

/** An end of a transfer: in Amazon S3, or a file of the machine. */
export type Place = S3Place | { readonly file: string };

/** The key is empty for a whole bucket. */
export interface S3Place {
  readonly bucket: string;
  readonly key: string;
}

/** The place that a word names. */
export function placeOf(word: string): Place {
  if (!word.startsWith('s3://')) return { file: word };
  const path = word.slice('s3://'.length);
  const slash = path.indexOf('/');
  return slash < 0
    ? { bucket: path, key: '' }
    : { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
}

/** The call of an operation on an object. */
export function onPlace(
  { bucket, key }: S3Place,
  operation: string,
  parameters: ReadonlyMap<string, string> = new Map(),
): AwsCall {
  const resource = `arn:aws:s3:::${bucket}/${key}`;
  return { operation: `s3:${operation}`, resource, parameters, when: undefined };
}

/** The call of an operation on a bucket, limited to the keys below the place. */
export function ofBucket({ bucket, key }: S3Place, operation: string): AwsCall {
  const parameters = new Map(key === '' ? [] : [['prefix', key]]);
  const resource = `arn:aws:s3:::${bucket}`;
  return { operation: `s3:${operation}`, resource, parameters, when: undefined };
}

import type { Call, S3Target } from './call.ts';
import type { KmsEncrypted } from './encryption.ts';
import { OF_UPLOADS } from './operations.ts';
import type { Refusal } from './step.ts';
import { text, type OpenPairs, type Value } from './value.ts';

/** The pair that Amazon S3 puts into every encryption context. */
export const S3_ARN = 'aws:s3:arn';

/**
 * The context that Amazon S3 sends: the pairs of the uploader and its own, which with a Bucket Key
 * names the bucket. Source: Amazon S3 User Guide, UsingKMSEncryption and bucket-key.
 */
export function sentContext(
  own: OpenPairs,
  { bucketKey }: Pick<KmsEncrypted, 'bucketKey'>,
  { bucket, resource }: S3Target,
): OpenPairs {
  const arn: Value = bucketKey ? text(bucket.arn) : resource;
  return { pairs: new Map([...own.pairs, [S3_ARN, arn]]), isOpen: own.isOpen };
}

/**
 * The pairs that the request brings for what it writes. What goes on with an upload brings none: the
 * request that began it did.
 */
export function broughtContext({ operation, parameters, brought }: Call): OpenPairs {
  if (brought) return brought;
  const pairs = new Map<string, Value>();
  for (const [name, value] of parametersBelow(parameters, 'encryptionContext')) {
    pairs.set(name, text(value));
  }
  return { pairs, isOpen: pairs.size === 0 && OF_UPLOADS.has(operation.name) };
}

/**
 * The refusal of a request that claims to be about another object; undefined when it does not.
 * Source: Amazon S3 Developer Guide, KMSUsingRESTAPI (validation of the encryption context).
 */
export function forgedArn(
  brought: OpenPairs,
  encrypted: KmsEncrypted,
  target: S3Target,
): Refusal | undefined {
  const claimed = brought.pairs.get(S3_ARN);
  const right = sentContext(brought, encrypted, target).pairs.get(S3_ARN);
  if (claimed?.kind !== 'value' || right?.kind !== 'value' || claimed.text === right.text) {
    return undefined;
  }
  return {
    kind: 'bad-request',
    code: 'InvalidArgument',
    httpStatus: 400,
    reason: `the request's encryption context says \`${S3_ARN}\` is \`${claimed.text}\`, where Amazon S3 demands \`${right.text}\``,
  };
}

/** The entries of a parameter: `NAME` and value of each `parameter.NAME`. */
export function parametersBelow(
  parameters: ReadonlyMap<string, string>,
  parameter: string,
): readonly (readonly [name: string, value: string])[] {
  const start = `${parameter}.`;
  return [...parameters].flatMap(([name, value]) =>
    name.startsWith(start) ? [[name.slice(start.length), value] as const] : [],
  );
}

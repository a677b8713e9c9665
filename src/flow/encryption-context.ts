import { UNKNOWN } from '../term/key-state.ts';
import type { Call, S3Call, S3Target } from './call.ts';
import type { KmsEncrypted } from './encryption.ts';
import { OF_UPLOADS } from './object-operations.ts';
import type { ForwardedCheck, Parameters } from './operation.ts';
import { parametersBelow } from './parameters.ts';
import { badRequest } from './refusals.ts';
import type { Refusal } from './step.ts';
import { text, type OpenPairs, type Value } from './value.ts';

/** The pair that Amazon S3 puts into every encryption context. */
const S3_ARN = 'aws:s3:arn';

/** The pairs of a context beside the one of Amazon S3: as brought, as kept, or nobody can tell. */
export function contextOf(call: S3Call, { of }: ForwardedCheck, target: S3Target): OpenPairs {
  if (of === 'written') return broughtContext(call);
  // Whether replicas keep the pairs of their uploader is not documented.
  return of === 'replica' ? ANYTHING : target.stored.context;
}

const ANYTHING: OpenPairs = { pairs: new Map(), isOpen: true };

/**
 * The context that Amazon S3 sends: the pairs of the uploader and its own, which with a Bucket Key
 * names the bucket. What it says through an access point is not documented.
 * Source: Amazon S3 User Guide, UsingKMSEncryption and bucket-key.
 */
export function sentContext(
  own: OpenPairs,
  { bucketKey }: Pick<KmsEncrypted, 'bucketKey'>,
  { target, parameters }: { readonly target: S3Target; readonly parameters: Parameters },
): OpenPairs {
  const { bucket, resource } = target;
  const arn: Value = bucketKey ? text(bucket.arn) : resource;
  const said = parameters.has('accessPoint') ? UNKNOWN : arn;
  return { pairs: new Map([...own.pairs, [S3_ARN, said]]), isOpen: own.isOpen };
}

/**
 * The pairs that the request brings for what it writes. What goes on with an upload brings none, the
 * request that began it did; and what becomes of them when a key is changed is not documented.
 */
function broughtContext({ operation, parameters, given, brought }: Call): OpenPairs {
  if (brought) return brought;
  if (operation.name === 's3:UpdateObjectEncryption') return ANYTHING;
  const pairs = new Map<string, Value>();
  for (const [name, value] of parametersBelow(parameters, 'encryptionContext')) {
    pairs.set(name, text(value));
  }
  const source = given.get('aws:SourceArn');
  if (operation.sourcePair !== undefined) pairs.set(operation.sourcePair, source ?? UNKNOWN);
  return { pairs, isOpen: pairs.size === 0 && OF_UPLOADS.has(operation.name) };
}

/**
 * The refusal of a request that claims to be about another object; undefined when it does not.
 * Source: Amazon S3 Developer Guide, KMSUsingRESTAPI (validation of the encryption context).
 */
export function forgedArn(
  { pairs }: OpenPairs,
  { bucketKey }: KmsEncrypted,
  { bucket, resource }: S3Target,
): Refusal | undefined {
  const claimed = pairs.get(S3_ARN);
  const right: Value = bucketKey ? text(bucket.arn) : resource;
  if (claimed?.kind !== 'value' || right.kind !== 'value') return undefined;
  if (claimed.text === right.text) return undefined;
  const reason = `the encryption context of the request says \`${S3_ARN}\` is \`${claimed.text}\`, where Amazon S3 demands \`${right.text}\``;
  return badRequest('InvalidArgument', reason);
}

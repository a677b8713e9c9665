import { fault, type AwsCall, type AwsCalls, type AwsFault } from './command.ts';
import { putObjectCommand } from './put-object-command.ts';
import { ofBucket, onPlace, type Place, type S3Place } from './s3-place.ts';

/** What a command comes to. */
export type Made = Pick<AwsCalls, 'calls'> & Partial<Pick<AwsCalls, 'notes' | 'withContext'>>;

export type Parameters = ReadonlyMap<string, string>;

/** The AWS CLI divides what is larger: `multipart_threshold` of its configuration. */
const SMALL = 'for a file of up to 8 MB';
const LARGE = 'for a file over 8 MB';

/** The calls of `cp`, `mv` and `sync`, after those of `lookups` on the bucket. */
export function transfer(
  places: readonly Place[],
  parameters: Parameters,
  lookups: readonly string[],
): Made | AwsFault {
  const [from, given] = places;
  const to = from && given && landing(from, given);
  const bucket = [to, from].find((place) => place !== undefined && 'bucket' in place);
  if (!from || !to || !bucket || 'file' in bucket || places.length > 2)
    return fault('a transfer goes from or to `s3://…`', 'give two places, one of them in S3');
  const listed = lookups.map((operation) => ofBucket(bucket, operation));
  const isMany = lookups.length > 0 || parameters.has('recursive');
  return {
    calls: [...listed, ...transferCalls(from, to, parameters)],
    notes: isMany ? ['one object stands for all that the command transfers'] : [],
    withContext: contextCommand(from, to, parameters),
  };
}

function contextCommand(from: Place, to: Place, parameters: Parameters): string | undefined {
  if ('bucket' in from || 'file' in to) return undefined;
  const upload = { file: from.file, to, kmsKeyId: parameters.get('kmsKeyId') };
  return putObjectCommand(upload, '{"name":"value"}');
}

/** Into a folder or a bare bucket a file goes under its own name. */
function landing(from: Place, to: Place): Place {
  if ('file' in to || (to.key !== '' && !to.key.endsWith('/'))) return to;
  const path = 'file' in from ? from.file : from.key;
  return { ...to, key: to.key + path.slice(path.lastIndexOf('/') + 1) };
}

function transferCalls(from: Place, to: Place, parameters: Parameters): readonly AwsCall[] {
  if ('file' in to) return 'file' in from ? [] : download(from, parameters);
  const writes = without(parameters, 'recursive', 'sourceSseCustomerAlgorithm', 'checksumMode');
  if ('file' in from) {
    const parts = new Map([...writes, ['multipart', 'true']]);
    return [
      { ...onPlace(to, 'PutObject', writes), when: SMALL },
      { ...onPlace(to, 'PutObject', parts), when: LARGE },
    ];
  }
  const source: Parameters = new Map([['copySource', `${from.bucket}/${from.key}`]]);
  const whole = onPlace(to, 'CopyObject', new Map([...writes, ...source]));
  return [{ ...whole, when: SMALL }, ...copyInParts(to, source, writes)];
}

/** The AWS CLI first asks how large the object is. */
function download(from: S3Place, parameters: Parameters): readonly AwsCall[] {
  const reads = without(parameters, 'recursive');
  return ['HeadObject', 'GetObject'].map((operation) => onPlace(from, operation, reads));
}

function copyInParts(to: S3Place, source: Parameters, writes: Parameters): readonly AwsCall[] {
  return [
    onPlace(to, 'CreateMultipartUpload', writes),
    onPlace(to, 'UploadPartCopy', source),
    onPlace(to, 'CompleteMultipartUpload'),
  ].map((call) => ({ ...call, when: LARGE }));
}

function without(parameters: Parameters, ...names: readonly string[]): Parameters {
  return new Map([...parameters].filter(([name]) => !names.includes(name)));
}

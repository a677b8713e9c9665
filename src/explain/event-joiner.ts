import { CallIndex, type JoinedKmsCall, type WaitingCall } from './call-index.ts';
import { s3ArnOf } from './call-path.ts';
import { expectedKmsCalls } from './expected-kms-call.ts';
import type { Reconstruction } from './reconstruct.ts';
import { bucketArnOf } from './s3-arn.ts';

/** A call with the calls to AWS KMS that Amazon S3 probably made for it. */
export interface JoinedCall {
  readonly call: Reconstruction;
  readonly kms: readonly JoinedKmsCall[];
}

export interface JoinOptions {
  /** The most seconds between the two calls; 5 by default. */
  readonly seconds?: number;
  /** How many calls wait for others at a time; 4,096 by default. */
  readonly waiting?: number;
}

/**
 * Joins the records of Amazon S3 with those of AWS KMS. No common id is documented: they belong
 * together when caller, Region and the object (or with an S3 Bucket Key the bucket) in the encryption
 * context are the same, and the time nearly so. Records may come in any order among those that wait;
 * memory holds no more. A call of Amazon S3 gives one result, with what was joined to it; a call to
 * AWS KMS that belongs to none is a result of its own.
 * Source: Amazon S3 User Guide, bucket-key (one request to AWS KMS serves many objects, or none).
 */
export class EventJoiner {
  readonly #reach: number;
  readonly #most: number;
  /** In the order of arrival. */
  readonly #waiting = new Set<WaitingCall>();
  readonly #s3 = new CallIndex();
  readonly #kms = new CallIndex();

  constructor({ seconds = 5, waiting = 4096 }: JoinOptions = {}) {
    this.#reach = seconds;
    this.#most = waiting;
  }

  /** Takes a call and gives those that are complete now. */
  push(call: Reconstruction): readonly JoinedCall[] {
    const waiting = waitingCall(call);
    if (!waiting) return [{ call, kms: [] }];
    if (isOfKms(waiting)) this.#joinKms(waiting);
    else this.#joinS3(waiting);
    this.#waiting.add(waiting);
    return this.#release(this.#most);
  }

  /** The calls that still wait when the stream ends. */
  end(): readonly JoinedCall[] {
    return this.#release(0);
  }

  #joinKms(kms: WaitingCall): void {
    this.#kms.add(kms);
    for (const key of kms.keys) {
      for (const s3 of this.#s3.near(key, kms.seconds, this.#reach)) join(s3, kms);
    }
  }

  #joinS3(s3: WaitingCall): void {
    this.#s3.add(s3);
    for (const key of s3.keys) {
      for (const kms of this.#kms.near(key, s3.seconds, this.#reach)) join(s3, kms);
    }
  }

  /** Lets the oldest calls go until no more than so many wait. */
  #release(most: number): readonly JoinedCall[] {
    const released: JoinedCall[] = [];
    for (const waiting of this.#waiting) {
      if (this.#waiting.size <= most) break;
      this.#waiting.delete(waiting);
      (isOfKms(waiting) ? this.#kms : this.#s3).remove(waiting);
      const { call, kms, joinedBy } = waiting;
      if (joinedBy === undefined) released.push({ call, kms });
    }
    return released;
  }
}

function isOfKms({ expected }: WaitingCall): boolean {
  return expected.length === 0;
}

/** Undefined for a call that has no partners. */
function waitingCall(call: Reconstruction): WaitingCall | undefined {
  const { seconds } = call;
  const isMade = call.path.service === 's3.amazonaws.com';
  const kmsArn = isMade ? s3ArnOf(call.record) : undefined;
  const expected = isMade ? [] : expectedKmsCalls(call);
  const arns =
    kmsArn === undefined ? expected.flatMap(({ arn }) => [arn, bucketArnOf(arn)]) : [kmsArn];
  if (arns.length === 0 || seconds === undefined) return undefined;
  const keys = [...new Set(arns)].map((arn) => keyOf(call, arn));
  return { call, seconds, keys, expected, kms: [], joinedBy: undefined };
}

function keyOf({ record }: Reconstruction, arn: string): string {
  const { arn: caller, principalId, accountId } = record.userIdentity;
  return JSON.stringify([caller ?? principalId ?? accountId, record.awsRegion, arn]);
}

/**
 * One call to AWS KMS belongs to one object; one for a bucket to every call that may need it. Of
 * several that would fit the nearest is taken, or the first that comes.
 */
function join(s3: WaitingCall, kms: WaitingCall): void {
  const arn = s3ArnOf(kms.call.record);
  const name = kms.call.record.eventName;
  const expected = s3.expected.find(
    ({ arn: object, names }) =>
      names.includes(name) && (object === arn || bucketArnOf(object) === arn),
  );
  if (!expected) return;
  const by = expected.arn === arn ? 'object' : 'bucket';
  if ((by === 'object' && kms.joinedBy === 'object') || hasJoined(s3, name, arn)) return;
  s3.kms.push({ call: kms.call, by });
  kms.joinedBy = by;
}

function hasJoined(s3: WaitingCall, name: string, arn: string | undefined): boolean {
  return s3.kms.some(
    ({ call: { record } }) => record.eventName === name && s3ArnOf(record) === arn,
  );
}

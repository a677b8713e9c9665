/** A point of a flow on which sources differ, with its readings. */
export interface Doubt {
  readonly id: DoubtId;
  readonly question: string;
  readonly readings: readonly string[];
  /** What keyproof takes; undefined where only what all readings agree on is said. */
  readonly usual: string | undefined;
}

export type DoubtId =
  | 'semantics.unsupportedKey'
  | 'fas.sourceIp'
  | 'fas.mfa'
  | 's3.kmsKeyIdKey'
  | 'bucketKey.requiresDecrypt'
  | 's3.requiredActions'
  | 'replication.requiresDataKey';

/** As a reading: take none, and say only what holds under all of them. */
export const UNDECIDED = 'unknown';

const rows: readonly Doubt[] = [
  {
    id: 'semantics.unsupportedKey',
    question: 'what becomes of a condition on a key that requests of the action never carry',
    readings: ['documented', 'ignored'],
    usual: 'documented',
  },
  {
    id: 'fas.sourceIp',
    question: 'what does aws:SourceIp hold in the call that Amazon S3 makes for the caller',
    readings: ['same', 'absent'],
    usual: undefined,
  },
  {
    id: 'fas.mfa',
    question:
      'what does aws:MultiFactorAuthPresent hold in the call that Amazon S3 makes for the caller',
    readings: ['same', 'false'],
    usual: undefined,
  },
  {
    id: 's3.kmsKeyIdKey',
    question:
      'does s3:x-amz-server-side-encryption-aws-kms-key-id hold the key that is used when no header names it',
    readings: ['effective', 'header'],
    usual: undefined,
  },
  {
    id: 'bucketKey.requiresDecrypt',
    question: 'does an upload with a Bucket Key need kms:Decrypt',
    readings: ['yes', 'no'],
    usual: undefined,
  },
  {
    id: 's3.requiredActions',
    question: 'are the actions required on which pages of AWS differ or are silent',
    readings: ['yes', 'no'],
    usual: undefined,
  },
  {
    id: 'replication.requiresDataKey',
    question: 'does the replication of objects under keys of AWS KMS need kms:GenerateDataKey',
    readings: ['no', 'yes'],
    usual: 'no',
  },
];

/** All doubtful points of flows, by id. */
export const doubts: ReadonlyMap<string, Doubt> = new Map(rows.map((doubt) => [doubt.id, doubt]));

/** One reading of each point, and which points were asked for. */
export class DoubtReadings {
  readonly #chosen: ReadonlyMap<string, string>;
  readonly met = new Set<DoubtId>();

  /** @param chosen Readings by point; the usual or else the first of a point counts otherwise. */
  constructor(chosen: ReadonlyMap<string, string>) {
    this.#chosen = chosen;
  }

  /** The reading of a point. */
  of(id: DoubtId): string {
    this.met.add(id);
    const doubt = doubts.get(id);
    const chosen = this.#chosen.get(id);
    if (chosen !== undefined && chosen !== UNDECIDED) return chosen;
    return doubt?.usual ?? doubt?.readings[0] ?? '';
  }
}

/** The readings in `POINT=reading` texts; those of other points than of flows are left out. */
export function chosenReadings(texts: Iterable<string>): ReadonlyMap<string, string> {
  const chosen = new Map<string, string>();
  for (const reading of texts) {
    const equals = reading.indexOf('=');
    const id = reading.slice(0, Math.max(0, equals));
    if (doubts.has(id)) chosen.set(id, reading.slice(equals + 1));
  }
  return chosen;
}

/** The readings of a point that an answer has to hold under. */
export function readingsToTry(id: string, chosen: ReadonlyMap<string, string>): readonly string[] {
  const doubt = doubts.get(id);
  const reading = chosen.get(id) ?? doubt?.usual ?? UNDECIDED;
  return reading === UNDECIDED ? (doubt?.readings ?? []) : [reading];
}

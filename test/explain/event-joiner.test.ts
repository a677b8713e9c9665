import { describe, expect, test } from 'vitest';
import { EventJoiner, type JoinOptions } from '../../src/explain/event-joiner.ts';
import { readRecord } from '../../src/explain/read-record.ts';
import { reconstruct } from '../../src/explain/reconstruct.ts';

const LAB = 'arn:aws:s3:::lab';

interface Call {
  readonly id: string;
  readonly name: string;
  readonly at?: string;
  readonly user?: string;
  readonly region?: string;
}

function common({ id, name, at = '10:00:00', user = 'ana', region = 'us-east-1' }: Call) {
  const arn = `arn:aws:iam::111111111111:user/${user}`;
  return {
    eventID: id,
    eventName: name,
    eventTime: `2026-03-02T${at}Z`,
    awsRegion: region,
    userIdentity: { type: 'IAMUser', arn, accountId: '111111111111' },
  };
}

function s3(call: Call, key: string, more: object = {}): object {
  return {
    ...common(call),
    eventSource: 's3.amazonaws.com',
    sourceIPAddress: '192.0.2.10',
    requestParameters: { bucketName: 'lab', key, ...more },
  };
}

function kms(call: Call, s3Arn: string, source = 'AWS Internal'): object {
  return {
    ...common(call),
    eventSource: 'kms.amazonaws.com',
    sourceIPAddress: source,
    requestParameters: { encryptionContext: { 'aws:s3:arn': s3Arn, owner: 'ana' } },
  };
}

/** `s3-id: kms-id (by), …`, in the order in which they are given. */
function joined(records: readonly object[], options: JoinOptions = {}): readonly string[] {
  const joiner = new EventJoiner(options);
  const calls = records.map((value) => {
    const record = readRecord(value);
    if (!record) throw new Error('this is no record');
    return reconstruct(record);
  });
  const all = [...calls.flatMap((call) => joiner.push(call)), ...joiner.end()];
  return all.map(({ call, kms: of }) => {
    const partners = of.map(({ call: { record }, by }) => `${record.eventId} (${by})`);
    return [call.record.eventId, ...(partners.length > 0 ? [partners.join(', ')] : [])].join(': ');
  });
}

const get = { id: 'get', name: 'GetObject' };
const decrypt = { id: 'decrypt', name: 'Decrypt' };

describe('a call of Amazon S3 is joined', () => {
  test('with the call to AWS KMS for its object, whichever comes first', () => {
    const records = [s3(get, 'a'), kms(decrypt, `${LAB}/a`)];
    expect(joined(records)).toEqual(['get: decrypt (object)']);
    expect(joined(records.toReversed())).toEqual(['get: decrypt (object)']);
  });

  test('as an upload with the data key', () => {
    const generate = kms({ id: 'generate', name: 'GenerateDataKey' }, `${LAB}/a`);
    expect(joined([s3({ id: 'put', name: 'PutObject' }, 'a'), generate])).toEqual([
      'put: generate (object)',
    ]);
  });

  test('as a copy with a call for each of its objects', () => {
    expect(
      joined([
        s3({ id: 'copy', name: 'CopyObject' }, 'b', { 'x-amz-copy-source': 'lab/a' }),
        kms(decrypt, `${LAB}/a`),
        kms({ id: 'generate', name: 'GenerateDataKey' }, `${LAB}/b`),
      ]),
    ).toEqual(['copy: decrypt (object), generate (object)']);
  });

  test('with a Bucket Key as one of many', () => {
    expect(
      joined([
        s3({ id: 'one', name: 'GetObject' }, 'a'),
        kms(decrypt, LAB),
        s3({ id: 'two', name: 'GetObject', at: '10:00:03' }, 'b'),
      ]),
    ).toEqual(['one: decrypt (bucket)', 'two: decrypt (bucket)']);
  });

  test('each with its own of two calls for one object', () => {
    expect(
      joined([
        s3({ id: 'one', name: 'GetObject' }, 'a'),
        s3({ id: 'two', name: 'GetObject', at: '10:00:02' }, 'a'),
        kms({ id: 'k2', name: 'Decrypt', at: '10:00:02' }, `${LAB}/a`),
        kms({ id: 'k1', name: 'Decrypt' }, `${LAB}/a`),
      ]),
    ).toEqual(['one: k1 (object)', 'two: k2 (object)']);
  });
});

test.for<[string, object]>([
  ['another caller', kms({ ...decrypt, user: 'ben' }, `${LAB}/a`)],
  ['another Region', kms({ ...decrypt, region: 'eu-west-1' }, `${LAB}/a`)],
  ['another object', kms(decrypt, `${LAB}/b`)],
  ['another time', kms({ ...decrypt, at: '10:00:06' }, `${LAB}/a`)],
  ['another operation', kms({ ...decrypt, name: 'GenerateDataKey' }, `${LAB}/a`)],
  ['a direct caller', kms(decrypt, `${LAB}/a`, '192.0.2.10')],
])('it is not joined with that of %s', ([, record]) => {
  expect([...joined([s3(get, 'a'), record])].sort()).toEqual(['decrypt', 'get']);
});

test('other calls wait for nothing', () => {
  const joiner = new EventJoiner();
  const record = readRecord(s3({ id: 'acl', name: 'GetObjectAcl' }, 'a'));
  expect(record && joiner.push(reconstruct(record))).toHaveLength(1);
});

test('only so many calls wait', () => {
  const others = Array.from({ length: 4 }, (_, index) =>
    s3({ id: `o${index}`, name: 'GetObject' }, `o${index}`),
  );
  const records = [s3(get, 'a'), ...others, kms(decrypt, `${LAB}/a`)];
  expect(joined(records, { waiting: 5 })[0]).toBe('get: decrypt (object)');
  expect(joined(records, { waiting: 4 })).toEqual(['get', 'o0', 'o1', 'o2', 'o3', 'decrypt']);
});

test('the seconds between two calls can be chosen', () => {
  const late = kms({ ...decrypt, at: '10:01:00' }, `${LAB}/a`);
  expect(joined([s3(get, 'a'), late], { seconds: 60 })).toEqual(['get: decrypt (object)']);
});

import { describe, expect, test } from 'vitest';
import { chosenReadings, doubts, readingsToTry } from '../../src/flow/doubts.ts';
import { simulate } from '../../src/flow/simulate.ts';
import { estateOf } from '../estate/estate-of.ts';

const KEY = 'arn:aws:kms:us-east-1:111111111111:key/';

/** A user who may do all in Amazon S3, and buckets whose keys or policies turn on a doubtful point. */
const estate = estateOf(
  `
version: 1
accounts:
  "111111111111":
    users:
      ana: { policies: [objects.json] }
      ben: { policies: [objects.json, data-keys.json] }
    buckets:
      plain: { encryption: { algorithm: "aws:kms", key: "${KEY}open" }, objects: { a: {} } }
      address: { encryption: { algorithm: "aws:kms", key: "${KEY}address" }, objects: { a: {} } }
      both: { policy: some-key.json, encryption: { algorithm: "aws:kms", key: "${KEY}address" } }
      bucket-key: { encryption: { algorithm: "aws:kms", key: "${KEY}account", bucketKey: true } }
      mistaken: { policy: existing-tag.json }
    keys:
      open: { policy: open.json }
      account: { policy: account.json }
      address: { policy: address.json }
`,
  {
    'objects.json': policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' }),
    'data-keys.json': policy({ Effect: 'Allow', Action: 'kms:GenerateDataKey', Resource: '*' }),
    'open.json': keyPolicy({ AWS: '*' }, {}),
    'account.json': keyPolicy({ AWS: '111111111111' }, {}),
    'address.json': keyPolicy({ AWS: '*' }, { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }),
    'some-key.json': bucketPolicy('both', {
      Null: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'true' },
    }),
    'existing-tag.json': bucketPolicy('mistaken', {
      StringNotEquals: { 's3:ExistingObjectTag/team': 'red' },
    }),
  },
);

function policy(statement: object): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statement });
}

function keyPolicy(principal: object, condition: object): string {
  const action = ['kms:GenerateDataKey', 'kms:Decrypt'];
  return policy({
    Effect: 'Allow',
    Principal: principal,
    Action: action,
    Resource: '*',
    Condition: condition,
  });
}

function bucketPolicy(bucket: string, condition: object): string {
  const resource = `arn:aws:s3:::${bucket}/*`;
  return policy({
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:PutObject',
    Resource: resource,
    Condition: condition,
  });
}

interface Asked {
  readonly by?: string;
  readonly operation: string;
  readonly on: string;
  readonly readings?: readonly string[];
}

function outcome({ by = 'ana', operation, on, readings = [] }: Asked) {
  const request = {
    principal: `arn:aws:iam::111111111111:user/${by}`,
    operation,
    resource: `arn:aws:s3:::${on}`,
    parameters: new Map([['aws:SourceIp', '192.0.2.10']]),
  };
  const simulation = simulate(estate, request, { readings: new Set(readings) });
  if ('message' in simulation) throw new Error(simulation.message);
  return [simulation.decision, simulation.assumptions];
}

describe('the points that an answer rests on', () => {
  test.for<readonly [string, Asked, decision: string, points: readonly string[]]>([
    ['are not named where none matters', { operation: 's3:GetObject', on: 'plain/a' }, 'allow', []],
    [
      'are named where readings differ',
      { operation: 's3:GetObject', on: 'address/a' },
      'unknown',
      ['fas.sourceIp'],
    ],
    [
      'are named also where somebody has chosen',
      { operation: 's3:GetObject', on: 'address/a', readings: ['fas.sourceIp=same'] },
      'allow',
      ['fas.sourceIp'],
    ],
    [
      'are named where the usual reading is taken',
      { operation: 's3:PutObject', on: 'mistaken/a' },
      'deny',
      ['semantics.unsupportedKey'],
    ],
    [
      'count when no reading is taken',
      {
        operation: 's3:PutObject',
        on: 'mistaken/a',
        readings: ['semantics.unsupportedKey=unknown'],
      },
      'unknown',
      ['semantics.unsupportedKey'],
    ],
    [
      'of a Bucket Key',
      { by: 'ben', operation: 's3:PutObject', on: 'bucket-key/a' },
      'unknown',
      ['bucketKey.requiresDecrypt'],
    ],
  ])('%s', ([, asked, decision, points]) => {
    expect(outcome(asked)).toEqual([decision, points]);
  });
});

describe('two points at once', () => {
  const asked = { operation: 's3:PutObject', on: 'both/a' };

  test('leave it open as long as one of them does', () => {
    expect(outcome(asked)[0]).toBe('unknown');
    expect(outcome({ ...asked, readings: ['fas.sourceIp=same'] })[0]).toBe('unknown');
    expect(outcome({ ...asked, readings: ['s3.kmsKeyIdKey=effective'] })[0]).toBe('unknown');
  });

  test('are settled by one that denies by itself', () => {
    expect(outcome({ ...asked, readings: ['s3.kmsKeyIdKey=header'] })[0]).toBe('deny');
    expect(outcome({ ...asked, readings: ['fas.sourceIp=absent'] })[0]).toBe('deny');
  });

  test('are settled by both', () => {
    const readings = ['s3.kmsKeyIdKey=effective', 'fas.sourceIp=same'];
    expect(outcome({ ...asked, readings })[0]).toBe('allow');
  });
});

describe('a reading', () => {
  test('is of a point of flows; those of policies are left out', () => {
    expect(chosenReadings(['D7', 'fas.mfa=false', 'nothing=1', '=x'])).toEqual(
      new Map([['fas.mfa', 'false']]),
    );
  });

  test.for([...doubts.values()])(
    'of $id is tried where nobody takes one',
    ({ id, readings, usual }) => {
      expect(readings.length).toBeGreaterThan(1);
      expect(readingsToTry(id, new Map())).toEqual(usual === undefined ? readings : [usual]);
      expect(readingsToTry(id, new Map([[id, 'unknown']]))).toEqual(readings);
      expect(readingsToTry(id, new Map([[id, readings[1] ?? '']]))).toEqual([readings[1]]);
    },
  );
});

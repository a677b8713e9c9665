import { expect, test } from 'vitest';
import { checkAnswer } from '../../src/access/check-access.ts';
import type { AccessAnswer } from '../../src/access/answer.ts';
import { whoCan } from '../../src/access/who-can.ts';
import { PolicyLibrary } from '../../src/authorize/policy-library.ts';
import type { Estate } from '../../src/estate/estate.ts';
import { whenText } from '../../src/report/when-text.ts';
import { estateOf } from '../estate/estate-of.ts';

const KEY = 'arn:aws:kms:us-east-1:111111111111:key/00000000-0000-4000-8000-000000000001';
const OTHER = 'arn:aws:kms:us-east-1:111111111111:key/00000000-0000-4000-8000-000000000002';
const OBJECTS = 'arn:aws:s3:::data/*';

/** One user whom this condition lets do everything. */
function estate(Condition: object): Estate {
  const allowed = { Effect: 'Allow', Action: ['s3:*', 'kms:*'], Resource: '*', Condition };
  const whole = {
    Effect: 'Allow',
    Action: ['s3:PutObjectAcl', 'kms:Decrypt', 'kms:GenerateDataKey'],
    Resource: '*',
  };
  const policy = {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111111111111:root' },
      Action: 'kms:*',
      Resource: '*',
    },
  };
  const key = { region: 'us-east-1', policy };
  const account = {
    users: { ana: { policies: [{ Version: '2012-10-17', Statement: [allowed, whole] }] } },
    buckets: {
      data: {
        region: 'us-east-1',
        encryption: { algorithm: 'aws:kms', key: KEY, bucketKey: false },
      },
    },
    keys: {
      '00000000-0000-4000-8000-000000000001': { ...key, aliases: ['alias/data'] },
      '00000000-0000-4000-8000-000000000002': key,
    },
  };
  return estateOf(JSON.stringify({ version: 1, accounts: { '111111111111': account } }));
}

function answerIn(of: Estate, capability: string, resource: string): AccessAnswer {
  const access = whoCan(of, { capability, resource });
  if (access.kind === 'fault') throw new Error(access.message);
  const [first] = access.answers;
  if (!first) throw new Error('nobody was asked');
  return first;
}

const ENCRYPTION = 's3:x-amz-server-side-encryption';
const KEY_ID = `${ENCRYPTION}-aws-kms-key-id`;

test.each<[capability: string, resource: string, condition: object]>([
  ['s3:ListBucket', 'arn:aws:s3:::data', { StringLike: { 's3:prefix': 'home/*' } }],
  ['s3:ListBucket', 'arn:aws:s3:::data', { NumericLessThan: { 's3:max-keys': '10' } }],
  ['write', OBJECTS, { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } }],
  ['write', OBJECTS, { StringEquals: { 's3:x-amz-storage-class': 'STANDARD_IA' } }],
  ['write', OBJECTS, { StringEquals: { [ENCRYPTION]: 'AES256' } }],
  ['write', OBJECTS, { StringEquals: { [ENCRYPTION]: 'aws:kms' } }],
  ['write', OBJECTS, { StringEquals: { [ENCRYPTION]: 'aws:kms:dsse' } }],
  ['write', OBJECTS, { StringEquals: { [KEY_ID]: OTHER } }],
  ['write', OBJECTS, { StringLike: { [KEY_ID]: '*/00000000-*-000000000002' } }],
  ['write', OBJECTS, { Null: { [`${ENCRYPTION}-customer-algorithm`]: 'false' } }],
  ['encrypt', OBJECTS, { StringEquals: { [ENCRYPTION]: 'aws:kms', [KEY_ID]: KEY } }],
  ['read', OBJECTS, { StringEquals: { 's3:VersionId': 'v1' } }],
  ['kms:CreateGrant', KEY, { StringLike: { 'kms:GranteePrincipal': 'arn:*' } }],
  [
    'kms:ScheduleKeyDeletion',
    KEY,
    { NumericGreaterThan: { 'kms:ScheduleKeyDeletionPendingWindowInDays': '9' } },
  ],
  ['kms:PutKeyPolicy', KEY, { Bool: { 'kms:BypassPolicyLockoutSafetyCheck': 'true' } }],
  ['kms:Encrypt', KEY, { StringEquals: { 'kms:RequestAlias': 'alias/data' } }],
])('%s %s is possible where policies ask for %j', (capability, resource, condition) => {
  const of = estate(condition);
  const answer = answerIn(of, capability, resource);
  expect(['when', 'always']).toContain(answer.verdict);
  const scene = { estate: of, library: new PolicyLibrary(), readings: new Set<string>() };
  expect(checkAnswer(answer, scene).witness).toBe('allow');
});

test.each<[capability: string, resource: string, condition: object]>([
  ['kms:Encrypt', KEY, { StringEquals: { 'kms:RequestAlias': 'alias/other' } }],
  ['kms:Encrypt', OTHER, { StringLike: { 'kms:RequestAlias': '*' } }],
  ['kms:Encrypt', KEY, { StringEquals: { 'kms:KeySpec': 'RSA_2048' } }],
  ['kms:Encrypt', KEY, { StringLike: { 's3:prefix': '*' } }],
  ['encrypt', OBJECTS, { StringEquals: { [ENCRYPTION]: 'AES256' } }],
  ['s3:PutObject', OBJECTS, { StringEquals: { 's3:ExistingObjectTag/a': 'b' } }],
])('%s %s is not possible where policies ask for %j', (capability, resource, condition) => {
  expect(answerIn(estate(condition), capability, resource).verdict).toBe('never');
});

test('an operation that must say more than its name is not known to be refused', () => {
  const of = estate({ StringLike: { 'aws:UserAgent': '*' } });
  const copy = answerIn(of, 's3:CopyObject', OBJECTS);
  expect(copy).toMatchObject({
    verdict: 'unknown',
    reasons: [expect.stringContaining('say more')],
  });
});

test('who reads an object under a key of the client sends it along', () => {
  const account = {
    users: {
      ana: {
        policies: [
          {
            Version: '2012-10-17',
            Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
          },
        ],
      },
    },
    buckets: {
      data: { region: 'us-east-1', objects: { x: { encryption: { algorithm: 'SSE-C' } } } },
    },
  };
  const of = estateOf(JSON.stringify({ version: 1, accounts: { '111111111111': account } }));
  expect(answerIn(of, 'read', 'arn:aws:s3:::data/x').verdict).toBe('always');
});

test('the condition names what the request must say', () => {
  const of = estate({ StringLike: { 's3:prefix': 'home/*' } });
  expect(whenText(answerIn(of, 's3:ListBucket', 'arn:aws:s3:::data'))).toBe(
    '`s3:prefix` is like `home/*`',
  );
});

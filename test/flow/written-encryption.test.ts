import { describe, expect, test } from 'vitest';
import { simulate, type Simulation } from '../../src/flow/simulate.ts';
import { estateOf } from '../estate/estate-of.ts';

const ALL = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
});
const OPEN = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' },
});

const arn = (id: string, account = '111111111111', region = 'eu-west-1'): string =>
  `arn:aws:kms:${region}:${account}:key/${id}`;

const estate = estateOf(
  `
version: 1
accounts:
  "111111111111":
    users: { ana: { policies: [all.json] } }
    buckets:
      none: { region: eu-west-1 }
      managed: { region: eu-west-1, encryption: { algorithm: "aws:kms" } }
      one: { region: eu-west-1, encryption: { algorithm: "aws:kms", key: "${arn('one')}" } }
      one-bk: { region: eu-west-1, encryption: { algorithm: "aws:kms", key: "${arn('one')}", bucketKey: true } }
      dsse: { region: eu-west-1, encryption: { algorithm: "aws:kms:dsse", key: "${arn('one')}" } }
      alias: { region: eu-west-1, encryption: { algorithm: "aws:kms", key: alias/two } }
    keys:
      one: { region: eu-west-1, policy: open.json }
      two: { region: eu-west-1, policy: open.json, aliases: [alias/two] }
  "222222222222":
    keys:
      theirs: { region: eu-west-1, policy: open.json }
`,
  { 'all.json': ALL, 'open.json': OPEN },
);

function upload(bucket: string, parameters: Readonly<Record<string, string>> = {}): Simulation {
  const made = simulate(estate, {
    principal: 'arn:aws:iam::111111111111:user/ana',
    operation: 's3:PutObject',
    resource: `arn:aws:s3:::${bucket}/a/b c`,
    parameters: new Map(Object.entries(parameters)),
  });
  if ('message' in made) throw new Error(made.message);
  return made;
}

/** The key, and what names the object in the context: the object itself or its bucket. */
function writtenWith(made: Simulation): string {
  if (made.code !== undefined) return `${made.httpStatus} ${made.code}`;
  const kms = made.steps.find(({ step }) => step.call === 'kms:GenerateDataKey')?.step.kms;
  if (!kms) return 'no key of AWS KMS';
  const named = kms.encryptionContext.pairs.get('aws:s3:arn');
  const isObject = named?.kind === 'value' && named.text.endsWith('/a/b c');
  return `${kms.key.arn.slice(kms.key.arn.indexOf('key/'))} for the ${isObject ? 'object' : 'bucket'}`;
}

const KMS = { serverSideEncryption: 'aws:kms' };
const DSSE = { serverSideEncryption: 'aws:kms:dsse' };
const ONE = { kmsKeyId: arn('one') };

describe('what an upload is encrypted with', () => {
  test.for<readonly [string, Readonly<Record<string, string>>, string]>([
    ['none', {}, 'no key of AWS KMS'],
    ['managed', {}, 'key/aws-s3 for the object'],
    ['one', {}, 'key/one for the object'],
    ['one-bk', {}, 'key/one for the bucket'],
    ['dsse', {}, 'key/one for the object'],
    ['alias', {}, 'key/two for the object'],
    ['one', { serverSideEncryption: 'AES256' }, 'no key of AWS KMS'],
    ['one', { sseCustomerAlgorithm: 'AES256' }, 'no key of AWS KMS'],
    ['one', KMS, 'key/aws-s3 for the object'],
    ['one-bk', KMS, 'key/aws-s3 for the bucket'],
    ['one-bk', { bucketKeyEnabled: 'false' }, 'key/one for the object'],
    ['one', { bucketKeyEnabled: 'true' }, 'key/one for the bucket'],
    ['none', { ...KMS, ...ONE }, 'key/one for the object'],
    ['none', { ...KMS, ...ONE, bucketKeyEnabled: 'true' }, 'key/one for the bucket'],
    ['one-bk', { ...KMS, ...ONE, bucketKeyEnabled: 'false' }, 'key/one for the object'],
    ['one-bk', { ...DSSE, ...ONE }, 'key/one for the object'],
    ['none', { ...DSSE }, 'key/aws-s3 for the object'],
    ['none', { ...KMS, kmsKeyId: 'one' }, 'key/one for the object'],
    ['none', { ...KMS, kmsKeyId: 'alias/two' }, 'key/two for the object'],
    ['none', { ...KMS, kmsKeyId: arn('theirs', '222222222222') }, 'key/theirs for the object'],
    ['none', { ...KMS, kmsKeyId: 'theirs' }, '400 KMS.NotFoundException'],
    ['none', { ...KMS, kmsKeyId: 'alias/none' }, '400 KMS.NotFoundException'],
    [
      'none',
      { ...KMS, kmsKeyId: arn('one', '111111111111', 'us-east-1') },
      '400 KMS.NotFoundException',
    ],
    ['none', ONE, '400 InvalidArgument'],
    ['none', { ...ONE, serverSideEncryption: 'AES256' }, '400 InvalidArgument'],
    ['none', { serverSideEncryption: 'aws:none' }, '400 InvalidArgument'],
  ])('into the bucket `%s` with %j: %s', ([bucket, parameters, expected]) => {
    expect(writtenWith(upload(bucket, parameters))).toBe(expected);
  });
});

/** The whole context of the last call of AWS KMS. */
function pairs(made: Simulation): Readonly<Record<string, unknown>> {
  const kms = made.steps.at(-1)?.step.kms;
  return Object.fromEntries(
    [...(kms?.encryptionContext.pairs ?? [])].map(([name, value]) => [
      name,
      value.kind === 'value' ? value.text : value.kind,
    ]),
  );
}

describe('the encryption context', () => {
  test('is the pair of Amazon S3, with the key as it is written', () => {
    expect(pairs(upload('one'))).toEqual({ 'aws:s3:arn': 'arn:aws:s3:::one/a/b c' });
  });

  test('keeps the pairs of the uploader, beside either ARN', () => {
    const own = { 'encryptionContext.team': 'red', 'encryptionContext.a.b': '' };
    const kept = { team: 'red', 'a.b': '' };
    expect(pairs(upload('one', own))).toEqual({ ...kept, 'aws:s3:arn': 'arn:aws:s3:::one/a/b c' });
    expect(pairs(upload('one-bk', own))).toEqual({ ...kept, 'aws:s3:arn': 'arn:aws:s3:::one-bk' });
  });

  test.for([
    ['one', 'arn:aws:s3:::one/a/b c', 'allow'],
    ['one', 'arn:aws:s3:::one', 'deny'],
    ['one', 'arn:aws:s3:::other/a/b c', 'deny'],
    ['one-bk', 'arn:aws:s3:::one-bk', 'allow'],
    ['one-bk', 'arn:aws:s3:::one-bk/a/b c', 'deny'],
  ] as const)('into the bucket `%s` may claim %s: %s', ([bucket, claimed, decision]) => {
    const made = upload(bucket, { 'encryptionContext.aws:s3:arn': claimed });
    expect(made.decision).toBe(decision);
    expect(made.kind).toBe(decision === 'deny' ? 'bad-request' : undefined);
  });
});

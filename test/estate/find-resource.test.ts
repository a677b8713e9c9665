import { expect, test } from 'vitest';
import { findResource } from '../../src/estate/find-resource.ts';
import { estateOf } from './estate-of.ts';

const KEY = '11111111-1111-4111-8111-111111111111';
const DOCUMENT = '{"Version":"2012-10-17","Statement":[]}';

const estate = estateOf(
  `
accounts:
  "111111111111":
    roles: { reader: { path: /service/ } }
    buckets: { lab: { objects: { "a/b.txt": {} } } }
    keys: { ${KEY}: { aliases: [alias/lab], policy: key.json } }
    resources: { "arn:aws:sqs:us-east-1:111111111111:jobs": { policy: key.json } }
`,
  { 'key.json': DOCUMENT },
);

test.for([
  ['arn:aws:s3:::lab', 'bucket', '111111111111'],
  ['arn:aws:s3:::lab/a/b.txt', 'object', '111111111111'],
  ['arn:aws:s3:::lab/', 'object', '111111111111'],
  ['arn:aws:s3:::LAB', 'outside', undefined],
  ['arn:aws:s3:::somebody-elses/x', 'outside', undefined],
  ['arn:aws-cn:s3:::lab', 'outside', undefined],
  [`arn:aws:kms:us-east-1:111111111111:key/${KEY}`, 'key', '111111111111'],
  ['arn:aws:kms:us-east-1:111111111111:key/aws-s3', 'missing', '111111111111'],
  ['arn:aws:kms:us-east-1:111111111111:alias/lab', 'other', '111111111111'],
  ['arn:aws:kms:us-east-1:111111111111:alias/gone', 'missing', '111111111111'],
  ['arn:aws:kms:us-east-1:222222222222:key/x', 'outside', '222222222222'],
  ['arn:aws:iam::111111111111:role/service/reader', 'role', '111111111111'],
  ['arn:aws:iam::111111111111:role/reader', 'missing', '111111111111'],
  ['arn:aws:sqs:us-east-1:111111111111:jobs', 'other', '111111111111'],
  ['arn:aws:sqs:us-east-1:222222222222:jobs', 'outside', '222222222222'],
  ['*', 'none', undefined],
  ['jobs', 'outside', undefined],
] as const)('%s: %s', ([text, kind, owner]) => {
  const found = findResource(estate, text);
  const account = 'account' in found ? found.account : undefined;
  expect(found.kind).toBe(kind);
  expect(typeof account === 'object' ? account.id : account).toBe(owner);
});

test('an object is known by its whole key', () => {
  const [known, unknown] = ['a/b.txt', 'a'].map((key) =>
    findResource(estate, `arn:aws:s3:::lab/${key}`),
  );
  expect(known?.kind === 'object' && known.object).toBeDefined();
  expect(unknown).toMatchObject({ kind: 'object', name: 'a', object: undefined });
});

test.for([
  ['arn:aws:sqs:us-east-1:111111111111:jobs', 'key.json'],
  ['arn:aws:sqs:us-east-1:111111111111:other', undefined],
] as const)('%s has the policy %s', ([arn, name]) => {
  const found = findResource(estate, arn);
  expect(found.kind === 'other' && found.policy?.name).toBe(name);
});

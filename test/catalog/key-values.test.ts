import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { hasIdForm, keysOfThings, mayBeKeyArn, namedBy } from '../../src/catalog/key-values.ts';

test('every key of the table is a key of AWS', () => {
  expect(keysOfThings.filter((name) => catalog.conditionKey(name)?.name !== name)).toEqual([]);
});

test.for([
  ['aws:RequestedRegion', 'region'],
  ['aws:sourcevpc', 'vpc'],
  ['aws:SourceVpce', 'vpc-endpoint'],
  ['s3tables:KMSKeyArn', 'kms-key'],
  ['s3:x-amz-server-side-encryption-aws-kms-key-id', 'kms-key'],
  ['secretsmanager:KmsKeyId', undefined],
  ['aws:SourceArn', undefined],
  ['kms:MultiRegion', undefined],
] as const)('%s holds a %s', ([text, thing]) => {
  const key = catalog.conditionKey(text);
  expect(key && namedBy(key)).toBe(thing);
});

test.for([
  ['vpc-0a1b2c3d', 'vpc', true],
  ['vpc-0a1b2c3d4e5f60718', 'vpc', true],
  ['vpc-0a1b2c3', 'vpc', false],
  ['vpc-0A1B2C3D', 'vpc', false],
  ['vpce-0a1b2c3d', 'vpc', false],
  ['vpce-0a1b2c3d4e5f60718', 'vpc-endpoint', true],
  ['vpce-0a1b2c3d4e5f6071', 'vpc-endpoint', false],
  ['0a1b2c3d', 'vpc-endpoint', false],
] as const)('%s has the form of a %s: %s', ([text, thing, expected]) => {
  expect(hasIdForm(text, thing)).toBe(expected);
});

test.for([
  ['arn:aws:kms:us-east-1:111111111111:key/1234', true],
  ['arn:aws:kms:us-east-1:111111111111:key/*', true],
  ['arn:aws:kms:us-east-1:111111111111:*', true],
  ['arn:aws:kms:us-east-1:111111111111:k*', true],
  ['arn:*:*:*:*:*', true],
  ['*', true],
  ['arn:aws:kms:us-east-1:111111111111:key', false],
  ['arn:aws:kms:us-east-1:111111111111:alias/lab', false],
  ['arn:aws:kms:us-east-1:111111111111:alias/*', false],
  ['arn:aws:s3:::*', false],
  ['alias/lab', false],
  ['1234', false],
] as const)('%s may be a key ARN: %s', ([text, expected]) => {
  expect(mayBeKeyArn(text)).toBe(expected);
});

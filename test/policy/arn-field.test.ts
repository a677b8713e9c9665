import { describe, expect, test } from 'vitest';
import { arnFields, isFieldWord, isSettled } from '../../src/policy/arn-field.ts';

describe('the fields of an ARN', () => {
  test.for([
    'arn:aws:s3:::lab/a:b',
    'arn:aws:logs:us-east-1:111111111111:log-group:x:*',
    'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/x',
  ])('%s', (text) => {
    const fields = arnFields(text);
    const found = Object.values(fields ?? {});
    expect(['arn', ...found.map((field) => field.text)].join(':')).toBe(text);
    expect(found.map(({ from, to }) => text.slice(from, to))).toEqual(
      found.map((field) => field.text),
    );
  });

  test.for(['*', 'arn:aws:s3:lab', 'lab', 'ARN:aws:s3:::lab'])('none in %s', (text) =>
    expect(arnFields(text)).toBeUndefined(),
  );
});

test.for<[string, boolean]>([
  ['us-east-1', true],
  ['', true],
  ['us-*', false],
  ['${aws:RequestedRegion}', false],
  ['<region>', false],
])('%s is settled: %s', ([text, expected]) => expect(isSettled(text)).toBe(expected));

test.for<[string, string, boolean]>([
  ['arn:aws:iam::account-id:role/x', 'account', true],
  ['arn:aws:iam::XXXXXXXXXXXX:role/x', 'account', true],
  ['arn:aws:iam::${aws:PrincipalAccount}:role/x', 'account', false],
  ['arn:partition:sns:your-region:111111111111:t', 'partition', true],
  ['arn:partition:sns:your-region:111111111111:t', 'region', true],
  ['arn:aws:sns:us-east-1:111111111111:account', 'resource', false],
])('in %s the %s is only the word for it: %s', ([text, name, expected]) => {
  const field = Object.values(arnFields(text) ?? {}).find((one) => one.name === name);
  expect(field && isFieldWord(field)).toBe(expected);
});

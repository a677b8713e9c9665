import { describe, expect, test } from 'vitest';
import { matchesArn, readArnPattern } from '../../src/term/arn-pattern.ts';
import { arnParts, ArnText } from '../../src/term/arn-text.ts';

function matches(pattern: string, text: string): unknown {
  const read = readArnPattern(pattern);
  return read && matchesArn(read, new ArnText(text));
}

describe('an ARN pattern', () => {
  test.for<[string, string]>([
    ['arn:aws:s3:::lab/*', 'arn:aws:s3:::lab/a/b:c'],
    ['arn:aws:s3:::lab*', 'arn:aws:s3:::lab'],
    ['arn:*:s3:*:*:lab', 'arn:aws:s3:::lab'],
    ['arn:aws:iam::*:role/*', 'arn:aws:iam::111111111111:role/a/b'],
    ['arn:aws:sqs:??-west-?:1*:jobs', 'arn:aws:sqs:eu-west-1:111111111111:jobs'],
    ['*:*:*:*:*:*', 'arn:aws:s3:::lab'],
  ])('%s matches %s', ([pattern, text]) => {
    expect(matches(pattern, text)).toBe(true);
  });

  test.for<[string, string]>([
    ['arn:aws:s3:::lab/*', 'arn:aws:s3:::lab'],
    ['arn:aws:*:lab', 'arn:aws:s3:::lab'],
    ['arn:aws:iam::*:root', 'arn:aws:iam::1:user:root'],
    ['arn:aws*:::lab', 'arn:aws:s3:::lab'],
    ['arn:aws:s3:::Lab', 'arn:aws:s3:::lab'],
    ['*:*:*:*:*:*', '*'],
    ['*:*:*:*:*:*', 'arn:aws:s3::lab'],
  ])('%s does not match %s', ([pattern, text]) => {
    expect(matches(pattern, text)).not.toBe(true);
  });

  test('has six parts', () => {
    expect(readArnPattern('arn:aws:s3::lab')).toBeUndefined();
    expect(readArnPattern('*')).toBeUndefined();
  });
});

test('an ARN is cut at its first five colons', () => {
  expect(arnParts('arn:aws:sns:r:1:a:b:c')).toEqual(['arn', 'aws', 'sns', 'r', '1', 'a:b:c']);
  expect(arnParts(':::::')).toEqual(['', '', '', '', '', '']);
  expect(arnParts('::::')).toBeUndefined();
});

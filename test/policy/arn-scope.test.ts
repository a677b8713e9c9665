import { expect, test } from 'vitest';
import { arnScope } from '../../src/policy/arn-scope.ts';
import { parseArn } from '../../src/policy/arn.ts';

test.for([
  ['arn:aws:s3:::*', 'service'],
  ['arn:aws:*:*:*:lab', 'service'],
  ['arn:aws:emr-serverless:*:*:/*', 'service'],
  ['arn:aws:ssm:*:*:session/*', 'type'],
  ['arn:aws:iam::111111111111:role/*', 'type'],
  ['arn:aws:logs:*:*:log-group:*:*', 'type'],
  ['arn:aws:logs:*:*:log-group::log-stream:*', 'type'],
  ['arn:aws:s3:::lab', 'part'],
  ['arn:aws:s3:::lab/a', 'part'],
  ['arn:aws:iam::*:role/path/*', 'part'],
  ['arn:aws:s3:::lab-*', 'part'],
])('%s stands for the %s', ([text = '', scope]) => {
  const arn = parseArn(text);
  expect(arn && arnScope(arn)).toBe(scope);
});

import { describe, expect, test } from 'vitest';
import { isInterpolation, openPlaceholders, placeholdersIn } from '../../src/policy/placeholder.ts';

describe('placeholders', () => {
  test.for<[string, readonly string[]]>([
    ['arn:aws:iam::${var.account}:role/x', ['${var.account}']],
    ['arn:${AWS::Partition}:s3:::lab', ['${AWS::Partition}']],
    ['${lookup(var.buckets, "logs")}/*', ['${lookup(var.buckets, "logs")}']],
    ['${self:custom.bucket}', ['${self:custom.bucket}']],
    ['arn:aws:iam::{{account}}:role/x', ['{{account}}']],
    ['arn:aws:bedrock:{region}:{account_id}:agent/*', ['{region}', '{account_id}']],
    ['arn:aws:iam::<ACCOUNT>:role/<role-name>', ['<ACCOUNT>', '<role-name>']],
    ['arn:aws:iam::$ACCOUNT:role/$(ROLE)', ['$ACCOUNT', '$(ROLE)']],
    ['arn:aws:s3:::#{bucket}/[PREFIX]', ['#{bucket}', '[PREFIX]']],
    ['arn:aws:iam::AWS_ACCOUNT_ID:role/YOUR_ROLE', ['AWS_ACCOUNT_ID', 'YOUR_ROLE']],
    ['arn:aws:sns:REGION:111111111111:t', ['REGION']],
  ])('%s', ([value, texts]) => {
    const found = placeholdersIn(value);
    expect(found.map(({ text }) => text)).toEqual(texts);
    expect(found.map(({ from, to }) => value.slice(from, to))).toEqual(texts);
  });

  test.for([
    'arn:aws:s3:::lab/${aws:username}/*',
    "arn:aws:s3:::lab/${aws:PrincipalTag/team, 'none'}/${*}",
    'arn:aws:lambda:us-east-1:111111111111:function:report:$LATEST',
    'arn:aws:s3:::REGIONAL-reports/ACCOUNTING',
    'arn:aws:s3:::lab/a < b',
    '${',
    '',
  ])('none in %s', (value) => expect(placeholdersIn(value)).toEqual([]));

  test('are open to any text', () => {
    expect(openPlaceholders('arn:aws:iam::<ID>:role/${var.name}-*')).toBe(
      'arn:aws:iam::*:role/*-*',
    );
    expect(openPlaceholders('arn:aws:s3:::lab/${aws:username}')).toBe(
      'arn:aws:s3:::lab/${aws:username}',
    );
  });
});

test.for<[string, boolean]>([
  ['aws:username', false],
  ['cognito-identity.amazonaws.com:sub', false],
  ['aws:PrincipalTag/cost center', false],
  ['*', false],
  ['', false],
  ['bucket', true],
  ['var.a["x:y"]', true],
  ['NAME:-default', true],
  ['opt:stage', true],
])('the body %s is for a template engine: %s', ([body, expected]) =>
  expect(isInterpolation(body)).toBe(expected),
);

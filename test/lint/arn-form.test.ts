import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { hasForm, judgeForm } from '../../src/lint/arn-form.ts';
import { meantResource } from '../../src/lint/meant-resource.ts';
import { namedArns, type NamedArn } from '../../src/lint/named-arns.ts';
import { policyOf } from './policy-of.ts';

function arnOf(text: string): NamedArn {
  const [arn] = namedArns(policyOf({ Statement: { Resource: text } }));
  if (!arn) throw new TypeError(`${text} is no ARN`);
  return arn;
}

describe('an ARN has a documented form', () => {
  test.for<[string, boolean]>([
    ['arn:aws:s3:::lab/a', true],
    ['arn:aws:iam::111111111111:*', true],
    ['arn:aws:catalog:us-east-1:111111111111:product/prod-a', true],
    ['arn:aws:secretsmanager:*:*:db!*', true],
    ['arn:aws:logs:*:*:/aws/lambda/*', true],
    ['arn:aws:cloudformation:us-east-1:aws:transform/Include', true],
    ['arn:aws:iam::111111111111:{{kind}}/reader', true],
    ['arn:${aws:PrincipalTag/x}:iam::111111111111:roles/reader', false],
    ['arn:aws:iam::111111111111:roles/reader', false],
    ['arn:aws:iam::*:roles/*', false],
    ['arn:aws:lambda:us-east-1:111111111111:function/report', false],
    ['arn:aws:s3:::', false],
  ])('%s: %s', ([text, expected]) => expect(hasForm(arnOf(text), catalog)).toBe(expected));
});

test.for<[string, string]>([
  ['arn:aws:s3::111111111111:lab', 'accepted'],
  ['arn:aws:iam:::role/reader', 'refused'],
  ['arn:aws:iam:::roles/reader', 'no-form'],
  ['arn:aws:*:::roles/reader', 'accepted'],
])('without an account %s is %s', ([text, expected]) => {
  expect(judgeForm(arnOf(text), catalog, ({ account }) => account === '')).toBe(expected);
});

test.for<[string, string, string | undefined]>([
  ['iam', 'roles/a/reader', 'role/a/reader'],
  ['lambda', 'function/report', 'function:report'],
  ['kms', 'Key/1234abcd', 'key/1234abcd'],
  ['kms', '1234abcd', undefined],
  ['iam', 'nothing/like/it', undefined],
])('in %s %s is meant to be %s', ([service, resource, expected]) =>
  expect(meantResource(resource, [...catalog.arnTemplates(service)])).toBe(expected),
);

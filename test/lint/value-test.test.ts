import { expect, test } from 'vitest';
import { holdsFor } from '../../src/lint/value-test.ts';
import { clauseOf } from './statement-of.ts';

test.for<[string, unknown, string, boolean | undefined]>([
  ['StringEquals', 'aws:kms', 'aws:kms', true],
  ['StringEquals', ['AES256', 'aws:kms'], 'aws:kms', true],
  ['StringEquals', 'aws:kms*', 'aws:kms', false],
  ['StringNotEquals', 'aws:kms', 'aws:kms', false],
  ['stringnotequalsifexists', ['AES256'], 'aws:kms', true],
  ['StringEqualsIgnoreCase', 'AWS:KMS', 'aws:kms', true],
  ['StringLike', 'aws:kms*', 'aws:kms:dsse', true],
  ['StringNotLike', 'aws:*', 'aws:kms', false],
  ['ArnNotEquals', 'arn:aws:kms:*:*:key/*', 'arn:aws:kms:us-east-1:111111111111:key/a', false],
  ['StringEquals', '${aws:PrincipalTag/algorithm}', 'aws:kms', undefined],
  ['StringEquals', '<algorithm>', 'aws:kms', undefined],
  ['Null', 'true', 'aws:kms', undefined],
  ['Bool', 'true', 'true', undefined],
  ['NoSuchOperator', 'x', 'x', undefined],
])('%s %j of %s: %j', ([operator, values, text, holds]) => {
  const clause = clauseOf({ [operator]: { 's3:x-amz-server-side-encryption': values } });
  expect(holdsFor(clause, text)).toBe(holds);
});

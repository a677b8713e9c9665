import { expect, test } from 'vitest';
import { appliesTo } from '../../src/lint/applied-actions.ts';
import { contextOf } from './policy-of.ts';
import { firstOf } from './statement-of.ts';

const OBJECTS = { Resource: 'arn:aws:s3:::lab/*' };

test.for<[string, object, boolean]>([
  ['s3:GetObject', { Action: 's3:GetObject', ...OBJECTS }, true],
  ['s3:GetObject', { Action: ['S3:GET*'], ...OBJECTS }, true],
  ['s3:GetObject', { Action: '*', ...OBJECTS }, true],
  ['s3:GetObject', { Action: 's3:GetObject', Resource: 'arn:aws:s3:::lab' }, false],
  ['s3:ListBucket', { Action: '*', ...OBJECTS }, false],
  ['s3:ListBucket', { Action: '*', Resource: '*' }, true],
  ['s3:PutObject', { NotAction: 's3:Get*', ...OBJECTS }, true],
  ['s3:GetObject', { NotAction: ['ec2:*', 's3:get*'], ...OBJECTS }, false],
  ['s3:GetObject', { NotAction: '*', ...OBJECTS }, false],
  ['kms:Decrypt', { NotAction: 's3:*', Resource: '*' }, true],
  ['kms:Decrypt', { Action: 's3:*', Resource: '*' }, false],
  ['s3:GetObject', { Action: 's3:*', NotResource: 'arn:aws:s3:::lab/*' }, true],
  ['s3:NoSuchAction', { Action: '*', Resource: '*' }, false],
  ['s3:GetObject', { Resource: '*' }, false],
])('%s under %j: %j', ([id, elements, applies]) => {
  const context = contextOf({ Statement: [{ Effect: 'Allow', ...elements }] });
  expect(appliesTo(firstOf(context.policy), [id], context)).toBe(applies);
});

test('a statement is worked out once', () => {
  const context = contextOf({ Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } });
  const statement = firstOf(context.policy);
  expect(context.applied(statement, 's3')).toBe(context.applied(statement, 's3'));
});

import { expect, test } from 'vitest';
import { mismatchedActions } from '../../src/lint/mismatched-actions.ts';
import { contextOf } from './policy-of.ts';

const TABLE = 'arn:aws:dynamodb:us-east-1:111111111111:table/orders';

test.for<[string, object, readonly string[], boolean?]>([
  ['another service', { Action: ['dynamodb:Query', 'sqs:*'], Resource: TABLE }, ['sqs:*'], true],
  [
    'another type',
    { Action: 'iam:GetRole', Resource: 'arn:aws:iam::*:user/*' },
    ['iam:GetRole'],
    true,
  ],
  [
    'another type of a service with gaps',
    { Action: 'ecs:StopTask', Resource: 'arn:aws:ecs:*:*:cluster/*' },
    ['ecs:StopTask'],
    false,
  ],
  [
    'a wildcard of which some action fits',
    { Action: 'iam:*', Resource: 'arn:aws:iam::*:user/*' },
    [],
  ],
  ['every resource', { Action: 'sqs:SendMessage', Resource: [TABLE, '*'] }, []],
  [
    'an action without resources',
    { Action: 's3:ListAllMyBuckets', Resource: 'arn:aws:s3:::lab' },
    [],
  ],
  ['a placeholder', { Action: 'sqs:SendMessage', Resource: '${aws_sqs_queue.q.arn}' }, []],
  ['a function', { Action: 'sqs:SendMessage', Resource: [TABLE, { 'Fn::GetAtt': 'q' }] }, []],
  ['a malformed ARN', { Action: 'iam:GetRole', Resource: 'arn:aws:iam::*:roles/*' }, []],
  [
    'a resource that the reference leaves out',
    {
      Action: 'cloudformation:CreateChangeSet',
      Resource: 'arn:aws:cloudformation:*:aws:transform/*',
    },
    [],
  ],
  ['NotResource', { Action: 'sqs:SendMessage', NotResource: TABLE }, []],
  ['NotAction', { NotAction: 'sqs:SendMessage', Resource: TABLE }, []],
  ['an object action on a bucket', { Action: 's3:GetObject', Resource: 'arn:aws:s3:::lab' }, []],
  [
    'a key action on an alias',
    { Action: 'kms:Decrypt', Resource: 'arn:aws:kms:*:*:alias/lab' },
    [],
  ],
])('%s', ([, statement, actions, certain]) => {
  const context = contextOf({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', ...statement },
  });
  const [found] = mismatchedActions(context);
  expect((found?.entries ?? []).map(({ pattern }) => pattern.text)).toEqual(actions);
  expect(found?.certain).toBe(certain);
});

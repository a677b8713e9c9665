import { describe, expect, test } from 'vitest';
import { surprisingActions } from '../../src/lint/surprising-actions.ts';
import { contextOf } from './policy-of.ts';

const OBJECTS = 'arn:aws:s3:::lab/*';

interface Found {
  readonly key: string;
  readonly outcome: string;
  readonly dead: readonly string[];
  readonly alive: readonly string[];
  readonly byWildcard: boolean;
  readonly surprising: readonly string[];
}

function found(elements: object): readonly Found[] {
  const context = contextOf({ Version: '2012-10-17', Statement: [elements] });
  return context.constantTests().map((one) => ({
    key: one.clause.key.value,
    outcome: one.outcome,
    dead: one.dead.map(({ id }) => id),
    alive: one.alive.map(({ id }) => id),
    byWildcard: one.byWildcard,
    surprising: surprisingActions(one).map(({ id }) => id),
  }));
}

describe('a constant test', () => {
  test('splits the actions by whether they carry the key', () => {
    expect(
      found({
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject'],
        Resource: OBJECTS,
        Condition: { StringEquals: { 'S3:existingobjecttag/team': 'red' } },
      }),
    ).toEqual([
      {
        key: 'S3:existingobjecttag/team',
        outcome: 'neverAllows',
        dead: ['s3:PutObject'],
        alive: ['s3:GetObject'],
        byWildcard: false,
        surprising: ['s3:PutObject'],
      },
    ]);
  });

  test.for<[string, object]>([
    ['a key that all actions carry', { StringEquals: { 's3:x-amz-acl': 'private' } }],
    ['a key that any request carries', { StringEquals: { 'aws:PrincipalTag/team': 'red' } }],
    ['a key of which AWS says nothing', { StringEquals: { 's3:NoSuchKey': 'red' } }],
    ['no operator', { StringIs: { 'aws:RequestTag/team': 'red' } }],
  ])('is not found for %s', ([, condition]) => {
    const base = { Effect: 'Allow', Action: 's3:PutObject', Resource: OBJECTS };
    expect(found({ ...base, Condition: condition })).toEqual([]);
  });

  test.for<object>([
    { Action: 's3:NoSuchAction' },
    { Action: 's3:ListBucket' },
    { Action: '*', Resource: '*' },
    { Action: '*', Resource: [OBJECTS, 'arn:aws:sqs:us-east-1:111111111111:lab'] },
    { NotAction: 's3:GetObject', NotResource: OBJECTS, Resource: undefined },
    {},
  ])('is not found where no action of the statement is known to lack the key: %j', (elements) => {
    const Condition = { StringEquals: { 'aws:RequestTag/team': 'red' } };
    expect(found({ Effect: 'Allow', Resource: OBJECTS, ...elements, Condition })).toEqual([]);
  });

  test.for<[object, string, string]>([
    [{ Action: '*' }, 's3:GetObject', 's3:PutObject'],
    [{ NotAction: ['s3:List*', 'kms:*'] }, 's3:DeleteObject', 's3:PutObjectTagging'],
  ])(
    'is found for what %j stands for where all resources are of one service',
    ([action, dead, alive]) => {
      const Condition = { StringNotEquals: { 's3:RequestObjectTag/team': 'red' } };
      const [one] = found({ Effect: 'Deny', Resource: OBJECTS, ...action, Condition });
      expect(one).toMatchObject({ outcome: 'alwaysDenies', byWildcard: true });
      expect(one?.dead).toContain(dead);
      expect(one?.alive).toContain(alive);
    },
  );

  test('is one for each key: the test that is false without it decides', () => {
    const Condition = {
      StringNotEquals: { 'aws:RequestTag/team': 'red' },
      Null: { 'AWS:requesttag/team': 'false' },
    };
    const outcomes = found({
      Effect: 'Deny',
      Action: 's3:PutObject',
      Resource: OBJECTS,
      Condition,
    }).map(({ key, outcome }) => ({ key, outcome }));
    expect(outcomes).toEqual([{ key: 'AWS:requesttag/team', outcome: 'neverDenies' }]);
  });
});

describe('what a constant test does to an action is a surprise', () => {
  test.for<[string, string, object, object, readonly string[]]>([
    [
      'when it is named',
      'Deny',
      { Action: ['ec2:RunInstances', 'ec2:CreateVpc'] },
      { StringEquals: { 'ec2:InstanceType': 't3.micro' } },
      ['ec2:CreateVpc'],
    ],
    [
      'when all that a wildcard stands for is dead',
      'Allow',
      { Action: ['ec2:RunInstances', 'ec2:CreateVpcEndpointC*'] },
      { StringEquals: { 'ec2:InstanceType': 't3.micro' } },
      ['ec2:CreateVpcEndpointConnectionNotification'],
    ],
    [
      'but not when a wildcard brings it in and it stays out of reach',
      'Allow',
      { Action: 'ec2:Run*' },
      { StringEquals: { 'ec2:InstanceType': 't3.micro' } },
      [],
    ],
    [
      'when a wildcard brings it in and it is denied',
      'Deny',
      { Action: 'ec2:Run*' },
      { StringNotEquals: { 'ec2:InstanceType': 't3.micro' } },
      ['ec2:RunScheduledInstances'],
    ],
    [
      'but not when IfExists lets it through',
      'Allow',
      { Action: ['ec2:RunInstances', 'ec2:CreateVpc'] },
      { StringEqualsIfExists: { 'ec2:InstanceType': 't3.micro' } },
      [],
    ],
    [
      'but not when a limit on tags lets it through',
      'Allow',
      { Action: ['ec2:CreateTags', 'ec2:DescribeInstances'] },
      { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'team' } },
      [],
    ],
    [
      'but not when another exemption is open to it',
      'Deny',
      { Action: ['ec2:RunInstances', 'ec2:CreateVpc'] },
      { StringNotEquals: { 'ec2:InstanceType': 't3.micro', 'aws:PrincipalTag/team': 'red' } },
      [],
    ],
  ])('%s', ([, Effect, action, Condition, surprising]) => {
    const [one] = found({ Effect, ...action, Resource: '*', Condition });
    expect(one?.surprising).toEqual(surprising);
  });
});

import { describe, expect, test } from 'vitest';
import { authorizingActions } from '../../src/catalog/api-operations.ts';
import { catalog } from '../../src/catalog/catalog.ts';
import { nearestActionPattern } from '../../src/catalog/nearest-action-pattern.ts';
import { isInScope, resourcePolicyScope } from '../../src/catalog/resource-policy-scope.ts';
import { serviceNicknames, serviceOfNickname } from '../../src/catalog/service-nicknames.ts';

describe('nicknames of services', () => {
  test.for(serviceNicknames.map((name) => [name]))(
    '%s is no prefix and leads to one',
    ([name = '']) => {
      expect(catalog.service(name)).toBeUndefined();
      expect(catalog.service(serviceOfNickname(name) ?? '')).toBeDefined();
    },
  );

  test('are read in any case, with or without hyphens', () => {
    expect(serviceOfNickname('Step-Functions')).toBe('states');
    expect(serviceOfNickname('states')).toBeUndefined();
    expect(serviceOfNickname('constructor')).toBeUndefined();
  });
});

test.for([
  ['Lsit*', 'List*'],
  ['getobj*', 'GetObj*'],
  ['Lsit', undefined],
  ['Frobnicate*', undefined],
  ['*', undefined],
])('the pattern %s was meant for %s', ([pattern = '', meant]) => {
  const s3 = catalog.service('s3');
  expect(s3 && nearestActionPattern(s3, pattern)).toBe(meant);
});

test('a pattern over API operations leads to what authorizes them', () => {
  expect(authorizingActions('S3:head*')).toEqual(['s3:ListBucket', 's3:GetObject']);
  expect(authorizingActions('s3:GetObject')).toEqual([]);
});

describe('a policy on a resource', () => {
  test.for<[Parameters<typeof resourcePolicyScope>[0], string, boolean]>([
    ['bucket', 's3:GetObject', true],
    ['bucket', 's3:ListBucket', true],
    ['bucket', 's3express:CreateSession', true],
    ['bucket', 's3:ListAllMyBuckets', false],
    ['bucket', 'kms:Decrypt', false],
    ['key', 'kms:Decrypt', true],
    ['key', 'kms:CreateAlias', true],
    ['key', 'kms:ListKeys', false],
    ['trust', 'sts:TagSession', true],
    ['trust', 'sts:AssumeRoleWithWebIdentity', true],
    ['trust', 'sts:GetCallerIdentity', false],
  ])('of type %s and the action %s: %s', ([type, id, expected]) => {
    const scope = resourcePolicyScope(type);
    const action = catalog.action(id);
    expect(scope && action && isInScope(action, scope)).toBe(expected);
  });

  test('has no scope where its service is open', () => {
    expect(resourcePolicyScope('resource')).toBeUndefined();
    expect(resourcePolicyScope('endpoint')).toBeUndefined();
  });
});

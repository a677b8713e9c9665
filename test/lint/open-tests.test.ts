import { describe, expect, test } from 'vitest';
import { keysOfEveryMatch } from '../../src/lint/keys-of-every-match.ts';
import { openTests } from '../../src/lint/open-tests.ts';
import { contextOf, policyOf } from './policy-of.ts';
import { firstOf } from './statement-of.ts';

const RED = { 'aws:PrincipalTag/team': 'red' };
const KEY = 'aws:principaltag/team';

describe('every match of a statement has the key', () => {
  test.for<[string, object, boolean]>([
    ['of a positive test', { Condition: { StringEquals: RED } }, true],
    ['of a negated test', { Condition: { StringNotEquals: RED } }, false],
    ['of a test that it is there', { Condition: { Null: { [KEY]: 'false' } } }, true],
    ['of a variable in the resource', { Resource: `arn:aws:s3:::lab/\${${KEY}}/*` }, true],
    [
      'of a variable in each resource',
      { Resource: [`arn:aws:s3:::lab/\${${KEY}}`, 'arn:aws:s3:::lab/all'] },
      false,
    ],
    ['of a variable with a default', { Resource: `arn:aws:s3:::lab/\${${KEY}, 'x'}` }, false],
    ['of a variable in NotResource', { NotResource: `arn:aws:s3:::lab/\${${KEY}}` }, false],
    [
      'of a variable in a positive test',
      { Condition: { StringEquals: { 'aws:ResourceTag/team': `\${${KEY}}` } } },
      true,
    ],
    [
      'of a variable in a negated test',
      { Condition: { StringNotEquals: { 'aws:ResourceTag/team': `\${${KEY}}` } } },
      false,
    ],
  ])('%s: %j → %j', ([, elements, has]) => {
    const policy = policyOf({ Version: '2012-10-17', Statement: [elements] });
    expect(keysOfEveryMatch(firstOf(policy), policy).has(KEY)).toBe(has);
  });

  test('of no variable under the old language version', () => {
    const policy = policyOf({ Statement: [{ Resource: `arn:aws:s3:::lab/\${${KEY}}` }] });
    expect(keysOfEveryMatch(firstOf(policy), policy).size).toBe(0);
  });
});

function found(statements: readonly object[], type?: 'bucket' | 'key') {
  const context = contextOf({ Version: '2012-10-17', Statement: statements }, type);
  return Array.from(openTests(context), ({ opening, optional }) => [opening, optional.isLabel]);
}

function allow(Condition: object, elements: object = {}): object {
  const object = { Action: 's3:GetObject', Resource: 'arn:aws:s3:::lab/*' };
  return { Effect: 'Allow', ...object, Condition, ...elements };
}

describe('an open test', () => {
  test.for<[object, string, boolean]>([
    [{ StringNotEquals: RED }, 'negated', true],
    [{ StringEqualsIfExists: RED }, 'if-exists', true],
    [{ StringNotEqualsIfExists: RED }, 'if-exists', true],
    [{ 'ForAllValues:StringEquals': RED }, 'for-all-values', true],
    [{ NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }, 'negated', false],
    [{ StringNotEquals: { 's3:ExistingObjectTag/a': 'b' } }, 'negated', true],
  ])('%j is %s', ([condition, opening, isLabel]) => {
    expect(found([allow(condition)])).toEqual([[opening, isLabel]]);
  });

  test.for<[string, object]>([
    ['Null, which says so', allow({ Null: { [KEY]: 'true' } })],
    ['a key that is always there', allow({ StringNotEquals: { 'aws:RequestedRegion': 'a' } })],
    ['a key of signed requests', allow({ ArnNotLike: { 'aws:PrincipalArn': 'a' } })],
    ['a key that AWS says nothing of', allow({ StringNotEquals: { 's3:x-amz-acl': 'a' } })],
    ['a key that is never there', allow({ StringNotEquals: { 's3:RequestObjectTag/a': 'b' } })],
    ['a Deny', allow({ StringNotEquals: RED }, { Effect: 'Deny' })],
    ['a key that is asked for', allow({ StringNotEquals: RED, StringLike: { [KEY]: '*' } })],
  ])('is not %s', ([, statement]) => expect(found([statement])).toEqual([]));

  test('is none where a Deny of the policy asks for the key', () => {
    const deny = { Effect: 'Deny', Action: 's3:*', Condition: { Null: { [KEY]: 'true' } } };
    expect(found([allow({ StringNotEquals: RED }), deny])).toEqual([]);
  });

  test('of the caller is another matter where nobody needs to sign in', () => {
    const statement = allow({ StringNotEquals: RED }, { Principal: '*' });
    expect(found([statement], 'bucket')).toEqual([]);
    expect(found([statement], 'key')).toEqual([['negated', true]]);
  });

  test.for<[string, object, number]>([
    ['volumes may have no tags', { Action: 'ec2:CreateVolume' }, 1],
    ['tagging passes tags', { Action: ['ec2:CreateTags', 'ec2:DeleteTags'] }, 0],
  ])('on tag keys: %s', ([, action, count]) => {
    const condition = { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'team' } };
    expect(found([allow(condition, { ...action, Resource: '*' })])).toHaveLength(count);
  });
});

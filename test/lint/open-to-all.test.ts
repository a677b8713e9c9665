import { describe, expect, test } from 'vitest';
import { limitsCaller } from '../../src/lint/caller-limit.ts';
import { openToAll } from '../../src/lint/open-to-all.ts';
import { policyOf } from './policy-of.ts';
import { clauseOf } from './statement-of.ts';

describe('a condition keeps strangers out', () => {
  test.for<[object, boolean]>([
    [{ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }, true],
    [{ StringEquals: { 'AWS:SourceOwner': '111111111111' } }, true],
    [{ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-ab12/*' } }, true],
    [{ IpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '2001:db8::/32'] } }, true],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::lab' } }, true],
    [{ Bool: { 'aws:PrincipalIsAWSService': 'true' } }, true],
    [{ StringEquals: { 'aws:PrincipalAccount': '${aws:ResourceAccount}' } }, true],
    [{ Bool: { 'aws:SecureTransport': 'true' } }, false],
    [{ StringEquals: { 'aws:PrincipalTag/team': 'red' } }, false],
    [{ StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }, false],
    [{ StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } }, false],
    [{ 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/*' } }, false],
    [{ Null: { 'aws:PrincipalOrgID': 'false' } }, false],
    [{ IpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '0.0.0.0/0'] } }, false],
    [{ StringLike: { 'aws:PrincipalArn': '*' } }, false],
    [{ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' } }, false],
    [{ StringEquals: { 'aws:PrincipalOrgID': [] } }, false],
  ])('%j: %s', ([condition, expected]) => expect(limitsCaller(clauseOf(condition))).toBe(expected));
});

const ALLOW = {
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::lab/*',
};
const FENCE = {
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Action: 's3:*',
  Resource: ['arn:aws:s3:::lab', 'arn:aws:s3:::lab/*'],
  Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } },
};
const SERVICES = { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } };

describe('an Allow for everybody is open', () => {
  test.for<[string, readonly object[], boolean]>([
    ['alone', [ALLOW], true],
    ['with Principal as a map', [{ ...ALLOW, Principal: { AWS: ['*'] } }], true],
    ['behind a Deny that hits strangers', [ALLOW, FENCE], false],
    [
      'behind one that spares services',
      [ALLOW, { ...FENCE, Condition: { ...FENCE.Condition, ...SERVICES } }],
      false,
    ],
    ['behind one for other objects', [ALLOW, { ...FENCE, Resource: 'arn:aws:s3:::lab/a/*' }], true],
    ['behind one for other actions', [ALLOW, { ...FENCE, Action: 's3:Put*' }], true],
    [
      'behind one for some of the strangers',
      [
        ALLOW,
        { ...FENCE, Condition: { ...FENCE.Condition, Bool: { 'aws:SecureTransport': 'false' } } },
      ],
      true,
    ],
    [
      'behind a Deny of all but some',
      [
        ALLOW,
        { ...FENCE, Principal: undefined, NotPrincipal: { AWS: '111111111111' }, Condition: {} },
      ],
      false,
    ],
    ['whose condition cannot be read', [{ ...ALLOW, Condition: { 'Fn::If': ['a', 'b'] } }], false],
    ['of one account', [{ ...ALLOW, Principal: { AWS: '111111111111' } }], false],
  ])('%s: %s', ([, Statement, expected]) => {
    const found = [...openToAll(policyOf({ Version: '2012-10-17', Statement }, 'bucket'))];
    expect(found.length > 0).toBe(expected);
  });
});

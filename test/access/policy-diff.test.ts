import { describe, expect, test } from 'vitest';
import { policyDiff, type PolicyDiff } from '../../src/access/policy-diff.ts';
import type { NamedPolicy } from '../../src/authorize/policy-set.ts';
import type { PolicyType } from '../../src/policy/policy.ts';
import { readPolicy } from '../../src/policy/read-policy.ts';
import { fromValue } from '../../src/syntax/from-value.ts';

function policy(statements: readonly object[], type: PolicyType): NamedPolicy {
  const tree = fromValue({ Version: '2012-10-17', Statement: statements });
  if (tree.kind !== 'tree' || tree.root.kind !== 'object') throw new Error('no object');
  return { name: 'p', policy: readPolicy(tree.root, type) };
}

function diff(
  before: readonly object[],
  after: readonly object[],
  type: PolicyType = 'identity',
): PolicyDiff {
  return policyDiff(policy(before, type), policy(after, type), type);
}

const READ = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };
const WRITE = { ...READ, Action: 's3:PutObject' };
const TEAM = { StringEquals: { 'aws:PrincipalTag/team': 'blue' } };
const ANA = { Principal: { AWS: 'arn:aws:iam::111111111111:user/ana' } };

describe('identity policies', () => {
  test.each<[string, readonly object[], readonly object[], PolicyDiff['verdict']]>([
    ['the same', [READ], [READ], 'equivalent'],
    [
      'in another order, split up',
      [{ ...READ, Action: ['s3:GetObject', 's3:PutObject'] }],
      [WRITE, READ],
      'equivalent',
    ],
    ['a wildcard for one action', [READ], [{ ...READ, Action: 's3:Get*' }], 'wider'],
    ['a condition', [READ], [{ ...READ, Condition: TEAM }], 'narrower'],
    ['another action', [READ], [WRITE], 'incomparable'],
    ['a Deny of something else', [READ], [READ, { ...WRITE, Effect: 'Deny' }], 'equivalent'],
    ['a Deny of a part', [READ], [READ, { ...READ, Effect: 'Deny', Condition: TEAM }], 'narrower'],
    [
      'an empty list of a set operator, which an absent key passes',
      [{ ...READ, Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'a' } } }],
      [{ ...READ, Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' } } }],
      'incomparable',
    ],
    [
      'a network within another',
      [{ ...READ, Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }],
      [{ ...READ, Condition: { IpAddress: { 'aws:SourceIp': '10.1.0.0/16' } } }],
      'narrower',
    ],
    [
      'a key that no request lacks',
      [{ ...READ, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
      [{ ...READ, Condition: { BoolIfExists: { 'aws:SecureTransport': 'true' } } }],
      'equivalent',
    ],
    [
      'all addresses, of a request that may lack one',
      [READ],
      [{ ...READ, Condition: { IpAddressIfExists: { 'aws:SourceIp': ['0.0.0.0/0', '::/0'] } } }],
      'equivalent',
    ],
  ])('%s', (_title, before, after, verdict) => {
    expect(diff(before, after).verdict).toBe(verdict);
  });

  test('a witness goes through on the one side only, and names the statement', () => {
    const { newAccess } = diff([READ], [READ, WRITE]);
    expect(newAccess).toMatchObject([
      { by: 'allow', statements: [{ statement: 1 }], witness: { action: 's3:PutObject' } },
    ]);
  });
});

describe('policies with principals', () => {
  test.each<[string, readonly object[], readonly object[], PolicyDiff['verdict']]>([
    ['everybody in place of one', [{ ...READ, ...ANA }], [{ ...READ, Principal: '*' }], 'wider'],
    [
      'one more action for one',
      [{ ...READ, ...ANA }],
      [
        { ...READ, ...ANA },
        { ...WRITE, ...ANA },
      ],
      'wider',
    ],
    ['nobody any more', [{ ...READ, ...ANA }], [], 'narrower'],
    [
      'a Deny less, which frees those whom others allow',
      [{ ...READ, Effect: 'Deny', Principal: '*' }],
      [],
      'wider',
    ],
  ])('%s', (_title, before, after, verdict) => {
    expect(diff(before, after, 'bucket').verdict).toBe(verdict);
  });

  test('who may assume a role', () => {
    const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', ...ANA };
    const tagged = { ...trust, Action: ['sts:AssumeRole', 'sts:TagSession'] };
    expect(diff([trust], [trust], 'trust').verdict).toBe('equivalent');
    expect(diff([trust], [tagged], 'trust').newAccess).toMatchObject([
      { witness: { principal: ANA.Principal.AWS, action: 'sts:TagSession' } },
    ]);
  });

  test('what the policy of a key leaves to the account', () => {
    const use = { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' };
    const account = { ...use, Principal: { AWS: '111111111111' } };
    expect(diff([{ ...use, ...ANA }], [account], 'key').verdict).toBe('wider');
    expect(diff([account], [{ ...use, ...ANA }], 'key').verdict).toBe('narrower');
  });

  test('a stranger is the witness of public access', () => {
    const { newAccess } = diff([{ ...READ, ...ANA }], [{ ...READ, Principal: '*' }], 'bucket');
    expect(newAccess[0]?.witness.principal).toBe('arn:aws:iam::999999999999:role/stranger');
  });
});

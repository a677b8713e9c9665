import { expect, test } from 'vitest';
import { publicActions } from '../../src/lint/public-actions.ts';
import type { Witness } from '../../src/lint/finding.ts';
import { contextOf } from './policy-of.ts';

const READ = {
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::lab/*',
};
const DENY = { ...READ, Effect: 'Deny', Action: 's3:*' };

/** The witnesses of public reads of a bucket with these statements. */
function readers(...Statement: readonly object[]): readonly (Witness | undefined)[] {
  const context = contextOf({ Version: '2012-10-17', Statement }, 'bucket');
  return [...publicActions(context, 'reads')].map(({ witness }) => witness);
}

test('an anonymous call shows that everybody may read', () => {
  expect(readers(READ)).toEqual([
    {
      principal: 'anonymous',
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::lab/example',
      context: {},
      decision: 'allow',
    },
  ]);
});

test('a call passes the conditions and the Denies of the policy', () => {
  const tagged = { ...READ, Condition: { StringEquals: { 's3:ExistingObjectTag/class': 'open' } } };
  const plain = { ...DENY, Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
  expect(readers(tagged, plain)).toMatchObject([
    {
      principal: 'anonymous',
      context: { 's3:ExistingObjectTag/class': 'open', 'aws:SecureTransport': 'true' },
    },
  ]);
});

test('where anonymous callers are denied, a foreign role calls', () => {
  const unsigned = { ...DENY, Condition: { StringEquals: { 'aws:PrincipalType': 'Anonymous' } } };
  expect(readers(READ, unsigned)).toMatchObject([
    { principal: 'arn:aws:iam::999999999999:role/stranger' },
  ]);
});

test.for<[string, object]>([
  ['all of it', {}],
  [
    'all but an account',
    { Condition: { StringNotEquals: { 'aws:PrincipalAccount': '111111111111' } } },
  ],
  [
    'all but the office, who is no administrator',
    {
      Condition: {
        NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
        ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/admin' },
      },
    },
  ],
])('a Deny keeps strangers out: %s', ([, elements]) => {
  expect(readers(READ, { ...DENY, ...elements })).toEqual([]);
});

test('a Deny of one organization keeps others in', () => {
  const own = { ...DENY, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } };
  expect(readers(READ, own)).toHaveLength(1);
});

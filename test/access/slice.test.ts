import { expect, test } from 'vitest';
import { sliced } from '../../src/access/slice.ts';
import { PolicyLibrary } from '../../src/authorize/policy-library.ts';
import type { NamedPolicy } from '../../src/authorize/policy-set.ts';
import type { Step } from '../../src/flow/step.ts';
import { readPolicy } from '../../src/policy/read-policy.ts';
import { fromValue } from '../../src/syntax/from-value.ts';
import { readPattern } from '../../src/term/pattern.ts';

const ALLOW = { Effect: 'Allow', Action: 's3:GetObject' };

function policy(...statements: readonly object[]): NamedPolicy {
  const tree = fromValue({ Version: '2012-10-17', Statement: statements });
  if (tree.kind !== 'tree' || tree.root.kind !== 'object') throw new Error('no object');
  return { name: 'p', policy: readPolicy(tree.root, 'identity') };
}

/** A check of `s3:GetObject` on every object that a pattern matches. */
function stepOn(pattern: string): Step {
  return {
    call: 's3:GetObject',
    principal: 'anonymous',
    resource: {
      kind: 'variable',
      name: 'object',
      domain: { kind: 'patterns', patterns: [readPattern(pattern)] },
    },
    resourceAccount: undefined,
    keys: new Map(),
    open: [],
    policies: {},
    kms: undefined,
  };
}

function kept(one: NamedPolicy, pattern = 'arn:aws:s3:::lab/*'): readonly number[] {
  return sliced([one], 'identity', { step: stepOn(pattern), library: new PolicyLibrary() }).flatMap(
    (named) => ('policy' in named ? named.policy.statements.map(({ index }) => index) : []),
  );
}

test.each<[string, object, boolean]>([
  ['all resources', { ...ALLOW, Resource: '*' }, true],
  ['the objects', { ...ALLOW, Resource: 'arn:aws:s3:::lab/*' }, true],
  ['some of the objects', { ...ALLOW, Resource: 'arn:aws:s3:::lab/home/x' }, true],
  ['a variable in the name', { ...ALLOW, Resource: 'arn:aws:s3:::${aws:username}/*' }, true],
  ['a variable that fits', { ...ALLOW, Resource: 'arn:aws:s3:::lab/${aws:username}/*' }, true],
  ['a wildcard in the name', { ...ALLOW, Resource: 'arn:aws:s3:::l?b/*' }, true],
  ['one resource of several', { ...ALLOW, Resource: ['arn:aws:s3:::x', 'arn:*'] }, true],
  ['other resources', { ...ALLOW, NotResource: 'arn:aws:s3:::lab/*' }, true],
  ['another bucket', { ...ALLOW, Resource: 'arn:aws:s3:::laboratory/*' }, false],
  ['the bucket itself', { ...ALLOW, Resource: 'arn:aws:s3:::lab' }, false],
  ['another service', { ...ALLOW, Resource: 'arn:aws:kms:*:*:key/*' }, false],
  ['an action by a wildcard', { ...ALLOW, Action: 'S3:get*', Resource: '*' }, true],
  ['other actions', { Effect: 'Deny', NotAction: 's3:PutObject', Resource: '*' }, true],
  ['another action', { ...ALLOW, Action: 's3:PutObject', Resource: '*' }, false],
  ['all but the action', { Effect: 'Allow', NotAction: 's3:Get*', Resource: '*' }, false],
  ['the objects, in other letters', { ...ALLOW, Resource: 'ARN:AWS:S3:::lab/*' }, true],
  ['a resource that is no ARN', { ...ALLOW, Resource: 'x/*' }, true],
  ['a resource of which a part is broken', { ...ALLOW, Resource: ['arn:aws:s3:::x', 7] }, true],
  ['a broken action', { Effect: 'Allow', Action: 7, Resource: 'arn:aws:s3:::x' }, true],
])('a statement about %s', (_title, statement, isKept) => {
  expect(kept(policy(statement)).length > 0).toBe(isKept);
});

test('a pattern of objects that starts with a wildcard keeps every resource', () => {
  expect(kept(policy({ ...ALLOW, Resource: 'arn:aws:s3:::x/*' }), '*/a')).toEqual([0]);
});

test('what is kept keeps its place in the policy', () => {
  const other = { ...ALLOW, Resource: 'arn:aws:s3:::x/*' };
  expect(kept(policy(other, { ...ALLOW, Resource: '*' }))).toEqual([1]);
});

test('a policy has one slice for the same statements; a boundary stays one', () => {
  const library = new PolicyLibrary();
  const one = policy({ ...ALLOW, Resource: 'arn:aws:s3:::x/*' }, { ...ALLOW, Resource: '*' });
  const [first, second] = ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*'].map(
    (pattern) => sliced([one], 'identity', { step: stepOn(pattern), library })[0],
  );
  expect(first).toBe(second);
  const closed = policy({ ...ALLOW, Action: 'ec2:*', Resource: '*' });
  expect(sliced([closed], 'boundary', { step: stepOn('*'), library })).toHaveLength(1);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/authorize/authorization.ts';
import { PolicyLibrary } from '../../src/authorize/policy-library.ts';
import type { Situation } from '../../src/authorize/situation.ts';
import { readPolicy } from '../../src/policy/read-policy.ts';
import { conditionOf } from '../../src/solve/condition-of.ts';
import { printCondition } from '../../src/solve/print-condition.ts';
import type { Question, SymbolicKey, Variable } from '../../src/solve/question.ts';
import { SharedConditions } from '../../src/solve/shared-conditions.ts';
import { fromValue } from '../../src/syntax/from-value.ts';
import { readCaller } from '../../src/term/caller.ts';
import { readPattern } from '../../src/term/pattern.ts';

/** Names of buckets of which some begin alike, and owners. */
const NAMES = ['lab', 'lab-2', 'laboratory', 'zoo'] as const;
const OWNERS = ['ann', 'bob', 'lab'] as const;

const situation: Situation = {
  caller: 'user',
  action: 's3:getobject',
  service: 's3',
  resource: 'other',
  relation: 'same-account',
  isServiceLinked: false,
  isManagementCaller: false,
  isManagementResource: false,
};

/** Who may read the objects of a bucket under statements in which `NAME` and `OWNER` are filled. */
function question(statements: readonly object[], name: string, owner: string): Question {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements })
    .replaceAll('NAME', name)
    .replaceAll('OWNER', owner);
  const tree = fromValue(JSON.parse(text));
  const caller = readCaller('arn:aws:iam::111111111111:user/ann', '');
  if (tree.kind !== 'tree' || tree.root.kind !== 'object' || !caller) throw new Error(text);
  const identity = [{ name: 'p', policy: readPolicy(tree.root, 'identity') }];
  const term = compile({ identity }, new PolicyLibrary()).decisionTerm(situation).allowed();
  const pattern = `arn:aws:s3:::${name}/*`;
  const resource: Variable = {
    kind: 'variable',
    name: 'object',
    domain: { kind: 'patterns', patterns: [readPattern(pattern)] },
    candidates: [pattern.replace('*', 'example')],
  };
  const key = (asked: string): SymbolicKey => {
    if (asked === 'aws:principaltag/owner') return { kind: 'value', text: owner };
    if (asked === 'kms:encryptioncontext:aws:s3:arn') return resource;
    return { kind: 'variable', name: asked, mayBeAbsent: true };
  };
  const action = { kind: 'value', text: 's3:getobject' } as const;
  return { parts: [{ term, request: { caller, action, resource, key } }] };
}

function said(asked: Question, condition = conditionOf(asked)): object {
  const { verdict, points, cases } = condition;
  return {
    verdict,
    points,
    words: printCondition(condition),
    because: cases.map((one) => one.because),
  };
}

const ALLOW = { Effect: 'Allow', Action: 's3:GetObject' };
const ON_ALL = { ...ALLOW, Resource: 'arn:aws:s3:::NAME/*' };

/** How many are worked out of the questions for all names and owners. */
function countOf(statements: readonly object[]): number {
  const shared = new SharedConditions();
  for (const name of NAMES) {
    for (const owner of OWNERS) {
      const asked = question(statements, name, owner);
      expect(said(asked, shared.of(asked))).toEqual(said(asked));
    }
  }
  return shared.count;
}

describe('worked out once for all buckets and owners', () => {
  test.each<[string, object]>([
    ['the objects of the bucket', ON_ALL],
    ['everything', { ...ALLOW, Resource: '*' }],
    ['some of the objects', { ...ALLOW, Resource: 'arn:aws:s3:::NAME/home/*' }],
    ['the bucket and its objects', { ...ALLOW, Resource: ['arn:aws:s3:::NAME', 'arn:aws:s3:::*'] }],
    [
      'owners',
      { ...ON_ALL, Condition: { StringEquals: { 'x:Owner': '${aws:PrincipalTag/owner}' } } },
    ],
    ['others', { ...ON_ALL, Condition: { StringNotEquals: { 'x:Owner': ['OWNER', 'OWNER2'] } } }],
    [
      'the ARN in the context',
      {
        ...ON_ALL,
        Condition: { ArnLike: { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::NAME/a*' } },
      },
    ],
  ])('%s', (_title, statement) => expect(countOf([statement])).toBe(1));
});

describe('worked out for each', () => {
  test.each<[string, object, number]>([
    ['a pattern that ends in a name', { ...ALLOW, Resource: 'arn:aws:s3:::la*/a' }, NAMES.length],
    [
      'a pattern that ignores letter case',
      {
        ...ON_ALL,
        Condition: {
          StringEqualsIgnoreCase: { 'kms:EncryptionContext:aws:s3:arn': 'ARN:aws:s3:::NAME/a' },
        },
      },
      NAMES.length,
    ],
    [
      'owners by their beginning',
      {
        ...ON_ALL,
        Condition: { StringLike: { 'x:Owner': '${aws:PrincipalTag/owner}*' } },
      },
      OWNERS.length,
    ],
    [
      'a name in another key',
      {
        ...ON_ALL,
        Condition: { StringLike: { 'aws:Referer': '*NAME*' } },
      },
      NAMES.length,
    ],
    [
      'the owner among fixed ones',
      {
        ...ON_ALL,
        Condition: { StringEquals: { 'x:Owner': ['ann', '${aws:PrincipalTag/owner}'] } },
      },
      2,
    ],
  ])('%s', (_title, statement, count) => expect(countOf([statement])).toBe(count));
});

const pattern = fc
  .constantFrom(
    'NAME/*',
    'NAME/a*',
    'NAME',
    'NAME*',
    'lab/*',
    'la*',
    '*/a',
    'NAME/OWNER/*',
    'NAME/?',
    'la*/a',
  )
  .map((text) => `arn:aws:s3:::${text}`);
const conditions = fc.constantFrom<object>(
  {},
  { StringEquals: { 'x:Owner': '${aws:PrincipalTag/owner}' } },
  { StringEquals: { 'x:Owner': ['ann', 'OWNER'] } },
  { StringNotEquals: { 'x:Owner': ['lab', 'NAME'] } },
  { StringLike: { 'x:Owner': 'OWNER*' } },
  { Null: { 'x:Owner': 'true' } },
  {
    StringLike: {
      'kms:EncryptionContext:aws:s3:arn': ['arn:aws:s3:::NAME/a/*', 'arn:aws:s3:::zoo/*'],
    },
  },
  { ArnNotLike: { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::lab*' } },
  {
    StringNotLike: {
      'kms:EncryptionContext:aws:s3:arn': "arn:aws:s3:::lab/${aws:PrincipalTag/x, 'a'}",
    },
  },
);
const statement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    Resource: fc.array(pattern, { minLength: 1, maxLength: 2 }),
    Condition: conditions,
  })
  .map((one) => ({ ...one, Action: 's3:GetObject' }));

test('a condition that is taken over is the one that its question has alone', () => {
  let [asked, kept] = [0, 0];
  fc.assert(
    fc.property(fc.array(statement, { minLength: 1, maxLength: 3 }), (statements) => {
      kept += countOf(statements);
      asked += NAMES.length * OWNERS.length;
    }),
    { numRuns: 60, seed: 20_261_124, endOnFailure: true },
  );
  expect(kept).toBeLessThan(asked * 0.7);
});

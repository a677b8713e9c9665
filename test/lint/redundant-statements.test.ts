import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redundantStatements } from '../../src/lint/redundant-statements.ts';
import { policyOf } from './policy-of.ts';

interface Written {
  readonly Effect: string;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: object;
}

function redundant(statements: readonly object[]): readonly number[] {
  return redundantStatements(policyOf({ Statement: statements })).map(
    ({ statement }) => statement.index,
  );
}

const READ = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::lab/*' };

describe('a statement is redundant', () => {
  test.for<[string, readonly object[], readonly number[]]>([
    ['below a wider action', [READ, { ...READ, Action: 's3:Get*' }], [0]],
    ['below a wider resource', [{ ...READ, Resource: 'arn:aws:s3:::*' }, READ], [1]],
    ['when it was written before', [READ, { Sid: 'again', ...READ }, READ], [1, 2]],
    [
      'when two others cover it together',
      [READ, { ...READ, Action: 's3:Put*' }, { ...READ, Action: ['s3:GetObject', 's3:PutObject'] }],
      [2],
    ],
    [
      'with the same exceptions',
      [
        { Effect: 'Deny', NotAction: ['s3:*', 'kms:*'], Resource: '*' },
        { Effect: 'Deny', NotAction: ['kms:*', 's3:*'], Resource: ['*'] },
      ],
      [1],
    ],
  ])('%s', ([, statements, found]) => expect(redundant(statements)).toEqual(found));

  test.for<[string, readonly object[]]>([
    ['of another effect', [READ, { ...READ, Effect: 'Deny' }]],
    ['with a condition', [READ, { ...READ, Condition: { Null: { 'aws:SourceIp': 'true' } } }]],
    [
      'with other exceptions',
      [
        { ...READ, Action: 's3:*' },
        { Effect: 'Allow', NotAction: 'iam:*', Resource: READ.Resource },
      ],
    ],
    ['that differs in two elements', [READ, { Effect: 'Allow', Action: 's3:*', Resource: '*' }]],
    ['of a wrong shape', [READ, { ...READ, Action: ['s3:GetObject', null] }]],
  ])('but not one %s', ([, statements]) => expect(redundant(statements)).toEqual([]));
});

test('without its redundant statements a policy decides the same', () => {
  const action = fc.constantFrom('s:a', 's:ab', 's:a*', 's:*b', 's:*', '*', 't:a');
  const resource = fc.constantFrom(
    '*',
    'arn:p:s:::a',
    'arn:p:s:::a*',
    'arn:p:s:::*b',
    'arn:p:s:::ab',
  );
  const statement: fc.Arbitrary<Written> = fc.record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: list(action),
    Resource: list(resource),
  });
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 6 }), (statements) => {
      const gone = new Set(redundant(statements));
      const kept = statements.filter((_, index) => !gone.has(index));
      for (const request of REQUESTS)
        expect(effects(kept, request)).toEqual(effects(statements, request));
    }),
    { numRuns: 3_000 },
  );
});

function list<T>(item: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> {
  return fc.array(item, { minLength: 1, maxLength: 3 });
}

interface Request {
  readonly action: string;
  readonly resource: string;
}

const REQUESTS: readonly Request[] = ['s:a', 's:ab', 's:b', 't:a'].flatMap((action) =>
  ['arn:p:s:::a', 'arn:p:s:::ab', 'arn:p:s:::b'].map((resource) => ({ action, resource })),
);

/** Which effects the statements have on a request, by trying each pattern as a regular expression. */
function effects(statements: readonly Written[], { action, resource }: Request): readonly string[] {
  const matching = statements.filter(
    ({ Action = [], Resource }) =>
      fits([Action].flat(), action) && fits([Resource].flat(), resource),
  );
  return [...new Set(matching.map(({ Effect }) => Effect))].sort();
}

function fits(patterns: readonly string[], text: string): boolean {
  return patterns.some((pattern) => new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(text));
}

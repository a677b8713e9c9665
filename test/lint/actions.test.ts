import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { fitsResource } from '../../src/lint/actions.ts';
import { contextOf } from './policy-of.ts';
import { firstOf, statementOf } from './statement-of.ts';

function ids(elements: object, which: 'reached' | 'fitting'): readonly string[][] | undefined {
  const context = contextOf({ Statement: [elements] });
  return context[which](firstOf(context.policy))?.map(({ actions }) => actions.map(({ id }) => id));
}

describe('the actions that a statement reaches', () => {
  test.for([
    ['s3:GetObject', [['s3:GetObject']]],
    ['S3:getobject', [['s3:GetObject']]],
    ['s3:PutObjectTag*', [['s3:PutObjectTagging']]],
    [
      ['s3:DeleteBucket?olicy', 's3:NoSuch'],
      [['s3:DeleteBucketPolicy'], []],
    ],
    ['nosuch:*', [[]]],
    ['GetObject', [[]]],
    [[], []],
  ] as const)('%j: %j', ([action, reached]) => {
    expect(ids({ Action: action }, 'reached')).toEqual(reached);
  });

  test.for([{ Action: '*' }, { Action: '*:*' }, { NotAction: 's3:GetObject' }, {}])(
    'are not listed for %j',
    (elements) => {
      expect(ids(elements, 'reached')).toBe(undefined);
      expect(ids(elements, 'fitting')).toBe(undefined);
    },
  );
});

describe('an action fits a statement', () => {
  test.for<[string, object, boolean]>([
    ['s3:GetObject', { Resource: 'arn:aws:s3:::lab/*' }, true],
    ['s3:GetObject', { Resource: 'arn:aws:s3:::lab' }, false],
    ['s3:ListBucket', { Resource: 'arn:aws:s3:::lab' }, true],
    ['s3:ListBucket', { Resource: 'arn:aws:s3:::lab/*' }, false],
    ['s3:ListBucket', { Resource: ['arn:aws:s3:::lab/*', 'arn:aws:s3:::lab'] }, true],
    ['s3:GetObject', { Resource: 'arn:aws:s3:::*' }, true],
    ['s3:ListAllMyBuckets', { Resource: '*' }, true],
    ['s3:ListAllMyBuckets', { Resource: 'arn:aws:s3:::*' }, false],
    ['kms:Decrypt', { Resource: 'arn:aws:kms:us-east-1:111111111111:alias/lab' }, false],
    ['kms:Decrypt', { Resource: 'arn:aws:s3:::lab/*' }, false],
    ['kms:Decrypt', { NotResource: 'arn:aws:s3:::lab/*' }, true],
    ['sts:AssumeRole', {}, true],
    ['s3:GetObject', { Resource: [] }, false],
  ])('%s with %j: %j', ([id, elements, fits]) => {
    const action = catalog.action(id);
    expect(action && fitsResource(action, statementOf(elements))).toBe(fits);
  });

  test('so that a wildcard loses what its resources do not suit', () => {
    const elements = { Action: 's3:*BucketPolicy', Resource: 'arn:aws:s3:::lab/*' };
    expect(ids(elements, 'reached')).toEqual([
      ['s3:DeleteBucketPolicy', 's3:GetBucketPolicy', 's3:PutBucketPolicy'],
    ]);
    expect(ids(elements, 'fitting')).toEqual([[]]);
  });
});

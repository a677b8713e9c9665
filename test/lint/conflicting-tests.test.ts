import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { conflictingTests } from '../../src/lint/conflicting-tests.ts';
import { statementOf } from './statement-of.ts';

const KEY = 'aws:PrincipalTag/team';
const ARN = 'aws:SourceArn';

test.for<[boolean, object]>([
  [true, { StringEquals: { [KEY]: 'a' }, StringLike: { [KEY]: 'b*' } }],
  [true, { StringEquals: { [KEY]: ['a', 'b'] }, StringLike: { [KEY]: ['c', '?d'] } }],
  [true, { StringEquals: { [KEY]: 'a' }, StringNotEquals: { [KEY]: ['b', 'a'] } }],
  [true, { StringEquals: { [KEY]: 'a' }, StringNotEqualsIgnoreCase: { [KEY]: 'A' } }],
  [true, { StringEquals: { [KEY]: 'a' }, StringEqualsIfExists: { [KEY]: 'b' } }],
  [true, { StringLike: { [KEY]: 'a' }, StringNotLike: { [KEY]: '*' } }],
  [true, { Bool: { 'aws:ViaAWSService': 'true' }, StringEquals: { 'aws:viaawsservice': 'false' } }],
  [true, { ArnEquals: { [ARN]: 'arn:aws:s3:::a' }, StringLike: { [ARN]: 'arn:aws:s3:::b*' } }],
  [true, { ArnEquals: { [ARN]: 'arn:aws:s3:::a' }, ArnNotLike: { [ARN]: 'arn:aws:s3:::*' } }],
  [false, { ArnEquals: { [ARN]: 'arn:aws:s3:::a' }, ArnNotLike: { [ARN]: 'arn:*:a' } }],
  [false, { StringEquals: { [KEY]: ['a', 'b'] }, StringLike: { [KEY]: 'b*' } }],
  [false, { StringEquals: { [KEY]: ['a', 'b'] }, StringNotEquals: { [KEY]: 'a' } }],
  [false, { StringEquals: { [KEY]: 'a' }, StringEqualsIgnoreCase: { [KEY]: 'A' } }],
  [false, { StringLike: { [KEY]: 'a*' }, StringNotLike: { [KEY]: 'b*' } }],
  [false, { StringNotEquals: { [KEY]: 'a' }, StringNotLike: { [KEY]: 'b*' } }],
  [false, { StringEqualsIfExists: { [KEY]: 'a' }, StringLikeIfExists: { [KEY]: 'b' } }],
  [false, { StringEquals: { [KEY]: '${aws:username}' }, StringLike: { [KEY]: 'b' } }],
  [false, { StringEquals: { [KEY]: '<team>' }, StringLike: { [KEY]: 'b' } }],
  [false, { StringEquals: { [KEY]: 'a' }, StringLike: { 'aws:PrincipalTag/other': 'b' } }],
  [false, { StringEquals: { 'aws:TagKeys': 'a' }, StringLike: { 'aws:TagKeys': 'b' } }],
  [false, { StringEquals: { [KEY]: 'a' }, 'ForAnyValue:StringEquals': { [KEY]: 'b' } }],
  [false, { StringEquals: { 'no:such': 'a' }, StringLike: { 'no:such': 'b' } }],
  [false, { StringEquals: { [KEY]: 'a' } }],
  [false, { StringEquals: { [KEY]: [] }, StringLike: { [KEY]: 'a' } }],
])('conflict: %j for %j', ([conflict, Condition]) => {
  expect(conflictingTests(statementOf({ Condition }), catalog)).toHaveLength(conflict ? 1 : 0);
});

test('lists too long to compare are left alone', () => {
  const values = Array.from({ length: 200 }, (_, index) => `a${index}`);
  const Condition = { StringEquals: { [KEY]: values }, StringLike: { [KEY]: 'b' } };
  expect(conflictingTests(statementOf({ Condition }), catalog)).toEqual([]);
});

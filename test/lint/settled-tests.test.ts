import { expect, test } from 'vitest';
import { settledTests } from '../../src/lint/settled-tests.ts';
import { contextOf } from './policy-of.ts';

const TAG = 'aws:RequestTag/team';

test.for<[object, string | undefined]>([
  [{ StringLike: { [TAG]: '*' } }, 'when-present'],
  [{ StringLike: { [TAG]: ['red', '**'] } }, 'when-present'],
  [{ StringNotLike: { [TAG]: '*' } }, 'when-absent'],
  [{ StringNotLikeIfExists: { [TAG]: '*' } }, 'when-absent'],
  [{ StringLikeIfExists: { [TAG]: '*' } }, 'always'],
  [{ StringLike: { 'aws:userid': '*' } }, 'always'],
  [{ StringNotLike: { 'aws:userid': '*' } }, 'never'],
  [{ 'ForAnyValue:StringLike': { 'aws:TagKeys': '*' } }, 'when-present'],
  [{ 'ForAllValues:StringLike': { 'aws:TagKeys': '*' } }, 'always'],
  [{ 'ForAnyValue:StringNotLike': { 'aws:TagKeys': '*' } }, 'never'],
  [{ 'ForAllValues:StringNotLike': { 'aws:TagKeys': '*' } }, 'when-absent'],
  [{ ArnLike: { 'aws:SourceArn': 'arn:*:*:*:*:*' } }, 'when-present'],
  [{ IpAddress: { 'aws:SourceIp': ['0.0.0.0/0', '::/0'] } }, 'when-present'],
  [{ NotIpAddress: { 'aws:SourceIp': ['::/0', '0.0.0.0/0'] } }, 'when-absent'],
  [{ ArnLike: { 'aws:SourceArn': '*' } }, undefined],
  [{ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, undefined],
  [{ StringLike: { [TAG]: '?*' } }, undefined],
  [{ StringEquals: { [TAG]: '*' } }, undefined],
  [{ StringLike: { 'aws:TagKeys': '*' } }, undefined],
  [{ StringLike: { 'no:such': '*' } }, undefined],
  [{ StringLike: { [TAG]: [] } }, undefined],
])('%j: %s', ([Condition, expected]) => {
  const Statement = { Effect: 'Allow', Action: 'ec2:CreateTags', Resource: '*', Condition };
  const found = [...settledTests(contextOf({ Version: '2012-10-17', Statement }))];
  expect(found.map(({ result }) => result)).toEqual(expected === undefined ? [] : [expected]);
});

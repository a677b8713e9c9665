import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { keyInstead } from '../../src/lint/key-instead.ts';
import { isWatched, watchingRules } from '../../src/lint/watched-keys.ts';
import { ruleIds } from '../rule-files.ts';

function action(id: string) {
  const found = catalog.action(id);
  if (!found) throw new TypeError(`no action ${id}`);
  return found;
}

test.for<[string, string, boolean]>([
  ['s3:ExistingObjectTag/team', 's3:PutObject', true],
  ['S3:existingobjecttag/team', 's3:DeleteObjectVersion', true],
  ['s3:ExistingObjectTag/team', 's3:PutObjectRetention', false],
  ['s3:RequestObjectTagKeys', 's3:GetObject', true],
  ['s3:RequestObjectTagKeysX', 's3:GetObject', false],
  ['s3:x-amz-server-side-encryption', 'kms:Decrypt', true],
  ['s3:prefix', 's3:GetObject', true],
  ['s3:prefix', 's3:GetBucketLocation', false],
  ['kms:EncryptionContext:aws:s3:arn', 'kms:DescribeKey', true],
  ['aws:RequestTag/team', 's3:PutObject', false],
  ['aws:ResourceTag/team', 'route53domains:DeleteDomain', true],
  ['aws:ResourceTag/team', 'dynamodb:ListTables', false],
])('%s on %s has a rule of its own: %j', ([key, id, watched]) => {
  expect(isWatched(key, action(id))).toBe(watched);
});

test.for(watchingRules)('%s, which watches keys, is a rule', (id) => {
  expect(ruleIds).toContain(id);
});

describe('in the place of an absent key', () => {
  test.for<[string, readonly string[], string | undefined]>([
    ['s3:ExistingObjectTag/Team', ['s3:PutObject'], 's3:RequestObjectTag/Team'],
    ['s3:ExistingObjectTag/team', ['s3:DeleteObject'], undefined],
    ['s3:ExistingObjectTag/team', ['s3:PutObject', 's3:DeleteObject'], undefined],
    ['s3:RequestObjectTag/team', ['s3:GetObject'], 's3:ExistingObjectTag/team'],
    ['aws:RequestTag/team', ['s3:PutObject'], 's3:RequestObjectTag/team'],
    ['aws:RequestTag/team', ['rds:DeleteDBInstance'], 'aws:ResourceTag/team'],
    ['aws:TagKeys', ['s3:PutObject'], 's3:RequestObjectTagKeys'],
    ['kms:RequestAlias', ['kms:TagResource'], 'kms:ResourceAliases'],
    ['ec2:InstanceType', ['ec2:CreateVpc'], undefined],
    ['no:such', ['s3:PutObject'], undefined],
    ['aws:RequestTag/team', [], undefined],
  ])('%s on %j stands %s', ([key, ids, name]) => {
    expect(keyInstead(key, ids.map(action), catalog)?.name).toBe(name);
  });
});

import { expect, test } from 'vitest';
import type { PolicyType, RuleId } from '../../src/index.ts';
import { findsAnything, named, type Spelling } from './spellings.ts';

const OBJECTS = 'arn:aws:s3:::lab/*';
const BY_TEAM = { Resource: 'arn:aws:s3:::lab/${aws:PrincipalTag/team}/*' };

function allow(action: string | string[], more: object = {}): object {
  return { Effect: 'Allow', Action: action, Resource: '*', ...more };
}

function deny(action: string | string[], more: object = {}): object {
  return { Effect: 'Deny', Action: action, Resource: '*', ...more };
}

function rows(rule: RuleId, type: PolicyType) {
  const row =
    (finds: boolean) =>
    (title: string, statements: Spelling['statements']): Spelling => ({
      rule,
      title,
      finds,
      type,
      statements,
    });
  return { finds: row(true), accepts: row(false) };
}

const prefix = rows('abac/resource-prefix-collision', 'identity');
const value = rows('abac/tag-value-prefix-collision', 'identity');
const self = rows('abac/principal-can-tag-self', 'identity');
const born = rows('abac/create-principal-with-tags', 'identity');
const session = rows('abac/session-tags-unrestricted', 'trust');
const untagged = rows('abac/untagged-principal-denied', 'bucket');
const untag = rows('abac/untag-unguarded', 'identity');
const wildcard = rows('abac/variable-as-wildcard', 'identity');
const variants = rows('abac/tag-case-variants', 'identity');
const created = rows('abac/request-tag-not-required', 'identity');

const OTHER_OWNER = {
  StringNotEquals: { 's3:ExistingObjectTag/owner': '${aws:PrincipalTag/owner}' },
};
const ALL_PRINCIPALS = { Principal: { AWS: '*' }, Resource: OBJECTS };

const spellings: readonly Spelling[] = [
  prefix.finds('a variable in the middle', [
    allow('s3:*', {
      Resource: ['arn:aws:s3:::logs/*', 'arn:aws:s3:::lab/${aws:username}*/data/*'],
    }),
  ]),
  prefix.finds('a session tag in the name of a table', [
    allow('dynamodb:Get*', { Resource: 'arn:aws:dynamodb:*:*:table/${AWS:PRINCIPALTAG/team}*' }),
  ]),
  prefix.accepts('a dash as delimiter', [
    allow('sqs:*', { Resource: 'arn:aws:sqs:*:*:${aws:PrincipalTag/team}-*' }),
  ]),
  prefix.accepts('an interpolation of a template', [
    allow('s3:GetObject', { Resource: 'arn:aws:s3:::${BucketName}*' }),
  ]),
  value.finds('a list under a set operator', [
    allow('s3:ListBucket', {
      Condition: { 'ForAnyValue:StringLike': { 'aws:TagKeys': ['${aws:PrincipalTag/team}*'] } },
    }),
  ]),
  value.finds('an operator for ARNs', [
    allow('kms:Decrypt', {
      Condition: {
        ArnLike: { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::lab/${aws:username}*' },
      },
    }),
  ]),
  value.accepts('an operator that takes no wildcards', [
    allow('s3:ListBucket', { Condition: { StringEquals: { 's3:prefix': '${aws:username}*' } } }),
  ]),
  self.finds('a tag that a condition demands, and a wildcard', [
    allow(['iam:Tag*', 'iam:List*']),
    allow('s3:*', { Condition: { StringLike: { 'aws:principaltag/Team': ['red', 'blue'] } } }),
  ]),
  self.finds('the caller by a variable', [
    allow('s3:GetObject', BY_TEAM),
    allow('IAM:TAGUSER', { Resource: 'arn:aws:iam::111111111111:user/${aws:username}' }),
  ]),
  self.accepts('a Deny without conditions', [
    allow('s3:GetObject', BY_TEAM),
    allow('iam:*'),
    deny(['iam:TagUser', 'iam:TagRole']),
  ]),
  self.accepts('a policy that trusts no tag', [allow('s3:GetObject'), allow('iam:TagUser')]),
  born.finds('a guard in the Allow of tagging', [
    allow('iam:CreateUser'),
    allow('iam:TagUser', { Condition: { StringEquals: { 'AWS:RequestTag/Team': 'red' } } }),
  ]),
  born.accepts('the same guard for both', [
    allow(['iam:CreateUser', 'iam:TagUser'], {
      Condition: { StringEquals: { 'aws:RequestTag/team': 'red' } },
    }),
  ]),
  born.accepts('a Deny of new principals', [
    allow('s3:GetObject', BY_TEAM),
    allow('iam:Create*'),
    deny(['iam:CreateUser', 'iam:CreateRole']),
  ]),
  session.finds('everybody of an organization', [
    {
      Effect: 'Allow',
      Principal: '*',
      Action: ['sts:AssumeRole', 'STS:tagsession'],
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
    },
  ]),
  session.accepts('a Deny of all tags but one', [
    {
      Effect: 'Allow',
      Principal: { AWS: '111111111111' },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
    },
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 'sts:TagSession',
      Condition: { 'ForAnyValue:StringNotEquals': { 'aws:tagkeys': 'team' } },
    },
  ]),
  session.accepts('no tags at all', [
    { Effect: 'Allow', Principal: { AWS: '111111111111' }, Action: 'sts:AssumeRole' },
  ]),
  untagged.finds('a list of principals and IfExists', [
    deny(['s3:Get*'], {
      ...ALL_PRINCIPALS,
      Condition: {
        StringNotLikeIfExists: { 's3:ExistingObjectTag/owner': ['${AWS:principalTag/owner}'] },
      },
    }),
  ]),
  untagged.accepts('principals that have the tag', [
    deny('s3:GetObject', {
      ...ALL_PRINCIPALS,
      Condition: { ...OTHER_OWNER, Null: { 'AWS:PRINCIPALTAG/owner': false } },
    }),
  ]),
  untagged.accepts('another value that everybody may have', [
    deny('s3:GetObject', {
      ...ALL_PRINCIPALS,
      Condition: {
        StringNotEquals: { 's3:ExistingObjectTag/owner': ['${aws:PrincipalTag/owner}', 'shared'] },
      },
    }),
  ]),
  untagged.accepts('AWS services by themselves', [
    deny('s3:GetObject', {
      ...ALL_PRINCIPALS,
      Condition: { ...OTHER_OWNER, Bool: { 'aws:PrincipalIsAWSService': 'false' } },
    }),
  ]),
  untag.finds('everything about tags', [
    deny('s3:*', { Condition: { StringEquals: { 'aws:PrincipalTag/external': 'yes' } } }),
    allow('iam:*Tag*'),
  ]),
  untag.accepts('a Deny that hits the untagged as well', [
    deny('s3:*', { Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'red' } } }),
    allow('iam:UntagRole'),
  ]),
  wildcard.finds('a list of variables', [
    allow('s3:*', {
      Condition: { StringLike: { 's3:ExistingObjectTag/team': ['${aws:PrincipalTag/team}'] } },
    }),
  ]),
  wildcard.accepts('an account', [
    allow('s3:*', {
      Condition: { StringLike: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } },
    }),
  ]),
  variants.finds('a variable in another statement', [
    allow('s3:GetObject', BY_TEAM),
    allow('ec2:*', { Condition: { StringEquals: { 'aws:ResourceTag/TEAM': 'red' } } }),
  ]),
  variants.accepts('encryption contexts, which are no tags', [
    allow('kms:Decrypt', {
      Condition: {
        StringEquals: {
          'kms:EncryptionContext:Team': '${aws:PrincipalTag/team}',
        },
      },
    }),
  ]),
  created.finds('a wildcard for one kind of resource', [
    allow('rds:*', {
      Condition: { StringEquals: { 'aws:resourcetag/team': '${aws:PrincipalTag/team}' } },
    }),
    allow('rds:CreateDBInst*'),
  ]),
  created.accepts('names of tags that are asked for', [
    allow('rds:*', {
      Condition: { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } },
    }),
    allow('rds:CreateDBInstance', {
      Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['team'] } },
    }),
  ]),
];

test.for(named(spellings))('%s', async ([, spelling]) => {
  expect(await findsAnything(spelling)).toBe(spelling.finds);
});

import { expect, test } from 'vitest';
import type { PolicyType, RuleId } from '../../src/index.ts';
import { findsAnything, named, type Spelling } from './spellings.ts';

const EVERYBODY = { Principal: '*', Resource: '*' };

function statement(effect: 'Allow' | 'Deny', action: string | string[], more: object = {}): object {
  return { Effect: effect, Action: action, Resource: '*', ...more };
}

function deny(action: string | string[], condition?: object, more: object = {}): object {
  return statement('Deny', action, { ...(condition && { Condition: condition }), ...more });
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

const principal = rows('rcp/principal', 'rcp');
const allow = rows('rcp/allow', 'rcp');
const star = rows('rcp/action-star', 'rcp');
const service = rows('rcp/action-service', 'rcp');
const exempt = rows('rcp/service-principal-exemption', 'rcp');
const people = rows('rcp/principal-exemption', 'rcp');
const source = rows('rcp/source-null-check', 'rcp');
const region = rows('scp/region-deny-global', 'scp');
const linked = rows('scp/service-linked-role-target', 'scp');
const endpointPrincipal = rows('vpce/principal', 'endpoint');
const open = rows('vpce/full-access', 'endpoint');
const owned = rows('vpce/aws-owned-buckets', 'scp');
const passed = rows('vpce/aws-owned-buckets', 'endpoint');

const OUTSIDE = { StringNotEquals: { 'aws:RequestedRegion': 'eu-central-1' } };
const OTHER_OWNER = { StringNotEquals: { 'aws:ResourceOrgID': 'o-a1b2c3d4e5' } };
const OTHER_SOURCE = { StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } };
const OF_SERVICES = { Bool: { 'aws:PrincipalIsAWSService': 'true' } };

const spellings: readonly Spelling[] = [
  principal.finds('accounts in a list', [
    deny('s3:*', undefined, { Principal: { AWS: ['111111111111'] } }),
  ]),
  principal.accepts('the star in a map', [deny('s3:*', undefined, { Principal: { AWS: '*' } })]),
  allow.finds('an Allow of one service', [statement('Allow', ['s3:*'], EVERYBODY)]),
  allow.accepts('a Deny', [deny('s3:*', undefined, EVERYBODY)]),
  star.finds('the star with a colon', [deny(['*:*'], undefined, EVERYBODY)]),
  star.accepts('a wildcard after a prefix', [deny(['s3:*', 'KMS:Dec*'], undefined, EVERYBODY)]),
  service.finds('one action among others, in capitals', [
    deny(['s3:GetObject', 'LAMBDA:InvokeFunction'], undefined, EVERYBODY),
  ]),
  service.accepts('an unknown service', [deny('nosuch:Do', undefined, EVERYBODY)]),

  exempt.finds('accounts beside an organization', [
    deny(
      's3:*',
      {
        StringNotEqualsIfExists: {
          'aws:PrincipalOrgID': 'o-a1b2c3d4e5',
          'aws:PrincipalAccount': ['222222222222'],
        },
      },
      EVERYBODY,
    ),
  ]),
  exempt.accepts('the flag in small letters', [
    deny(
      's3:*',
      {
        StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
        Bool: { 'aws:principalisawsservice': false },
      },
      EVERYBODY,
    ),
  ]),
  exempt.accepts('a Deny of one account', [
    deny('s3:*', { StringEquals: { 'aws:PrincipalAccount': '222222222222' } }, EVERYBODY),
  ]),
  people.finds('the ARN of a source', [
    deny('sqs:*', { ArnNotLike: { 'aws:SourceArn': 'arn:aws:sns:*:111111111111:*' } }, EVERYBODY),
  ]),
  people.accepts('services only', [deny('sqs:*', { ...OTHER_SOURCE, ...OF_SERVICES }, EVERYBODY)]),
  source.finds('paths of an organization', [
    deny(
      'sqs:*',
      {
        ...OF_SERVICES,
        'ForAllValues:StringNotLike': { 'aws:SourceOrgPaths': 'o-a1b2c3d4e5/*' },
      },
      EVERYBODY,
    ),
  ]),
  source.accepts('a source that is asked for by its ARN', [
    deny(
      'sqs:*',
      { ...OTHER_SOURCE, ...OF_SERVICES, Null: { 'aws:SourceArn': [false] } },
      EVERYBODY,
    ),
  ]),

  region.finds('NotAction of regional services', [
    { Effect: 'Deny', NotAction: ['ec2:*'], Resource: '*', Condition: OUTSIDE },
  ]),
  region.accepts('an Allow', [statement('Allow', '*', { Condition: OUTSIDE })]),
  linked.finds('one role by a text', [
    deny('*', {
      StringLike: { 'AWS:PrincipalARN': 'arn:aws:iam::*:role/aws-service-role/*' },
    }),
  ]),
  linked.accepts('roles of people', [
    deny('*', { ArnLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/people/*'] } }),
  ]),

  endpointPrincipal.finds('an identity provider', [
    statement('Allow', 's3:*', { Principal: { Federated: 'accounts.google.com' } }),
  ]),
  endpointPrincipal.finds('an account, for a table', [
    statement('Allow', 'DynamoDB:*', { Principal: { AWS: '111111111111' } }),
  ]),
  endpointPrincipal.accepts('a role', [
    statement('Allow', 's3:*', { Principal: { AWS: 'arn:aws:iam::111111111111:role/app' } }),
  ]),
  open.finds('two services', [statement('Allow', ['s3:*', 'dynamodb:*'], EVERYBODY)]),
  open.accepts('some actions', [statement('Allow', ['s3:Get*'], EVERYBODY)]),
  owned.finds('all actions', [deny('*', OTHER_OWNER)]),
  owned.finds('everything but roles', [
    { Effect: 'Deny', NotAction: 'iam:*', Resource: ['arn:aws:s3:::*'], Condition: OTHER_OWNER },
  ]),
  owned.accepts('uploads', [deny('s3:PutObject', OTHER_OWNER)]),
  owned.accepts('buckets of its own', [
    deny('s3:*', OTHER_OWNER, { Resource: 'arn:aws:s3:::lab-*/*' }),
  ]),
  passed.finds('a Deny', [deny('s3:GetObject', OTHER_OWNER, EVERYBODY)]),
  passed.accepts('an Allow whoever owns the bucket', [
    statement('Allow', 's3:*', EVERYBODY),
    statement('Allow', '*', {
      ...EVERYBODY,
      Condition: { StringEquals: { 'aws:ResourceAccount': '1' } },
    }),
  ]),
];

test.for(named(spellings))('%s', async ([, row]) => {
  expect(await findsAnything(row)).toBe(row.finds);
});

import { expect, test } from 'vitest';
import type { RuleId } from '../../src/index.ts';
import { spellingsOf, type Table } from './spelling-tables.ts';
import { findsAnything, named } from './spellings.ts';

function allow(action: string | readonly string[], more: object = {}): object {
  return { Effect: 'Allow', Action: action, Resource: '*', ...more };
}

function deny(action: string | readonly string[], more: object = {}): object {
  return { Effect: 'Deny', Action: action, Resource: '*', ...more };
}

function allowAllBut(action: string | readonly string[], more: object = {}): object {
  return { Effect: 'Allow', NotAction: action, Resource: '*', ...more };
}

const on = (resource: string | readonly string[]): object => ({ Resource: resource });
const onAllBut = (resource: string | readonly string[]): object => ({
  Resource: undefined,
  NotResource: resource,
});
const when = (condition: object): object => ({ Condition: condition });

const ROLE = 'arn:aws:iam::111111111111:role';
const FOR_LAMBDA = { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } };
const WITH_TAG = { StringEquals: { 'aws:ResourceTag/team': 'lab' } };

const tables: ReadonlyMap<RuleId, Table> = new Map<RuleId, Table>([
  [
    'identity/admin-star',
    {
      finds: [
        ['both in lists', allow(['*'], on(['*']))],
        ['in the second statement', allow('s3:GetObject'), allow('*')],
        ['beside a Deny of one service', allow('*'), deny('organizations:*')],
        ['a service and a resource left open', allow('*:*', on('arn:*:*:*:*:*'))],
      ],
      accepts: [
        ['a Deny', deny('*')],
        ['one service', allow('s3:*')],
        ['one service on what the ARN leaves open', allow('*', on('arn:aws:s3:::*'))],
      ],
    },
  ],
  [
    'identity/action-star',
    {
      finds: [
        ['one of several resources', allow(['*'], on(['arn:aws:s3:::lab', 'arn:aws:sqs:*:*:lab']))],
        ['among other entries', allow(['s3:GetObject', '*'], on('arn:aws:s3:::lab/*'))],
      ],
      accepts: [
        ['all resources, which is for another rule', allow('*')],
        ['what NotAction lists', allowAllBut('*', on('arn:aws:s3:::lab/*'))],
      ],
    },
  ],
  [
    'identity/service-star',
    {
      finds: [
        ['two stars', allow(['Lambda:**'])],
        ['on one bucket', allow('s3:*', on('arn:aws:s3:::lab'))],
      ],
      accepts: [
        ['a name that begins alike', allow(['s3:Get*', 's3:List*'])],
        ['taken back', allow('sqs:*'), deny('SQS:*')],
        ['everything, which is for another rule', allow('*')],
      ],
    },
  ],
  [
    'identity/notaction-allow',
    {
      finds: [
        ['an empty list', allowAllBut([])],
        ['under a condition', allowAllBut('iam:*', when(WITH_TAG))],
        ['every service but two', allowAllBut(['IAM:*', 'sts:*'])],
      ],
      accepts: [['a Deny', { Effect: 'Deny', NotAction: 's3:*', Resource: '*' }]],
    },
  ],
  [
    'identity/notresource-allow',
    {
      finds: [
        ['a list', allow('s3:*', onAllBut(['arn:aws:s3:::vault', 'arn:aws:s3:::vault/*']))],
        ['a whole type', allow('iam:GetRole', onAllBut('arn:aws:iam::*:user/*'))],
        ['with NotAction', allowAllBut('iam:*', onAllBut('arn:aws:s3:::vault/*'))],
      ],
      accepts: [['a Deny', deny('s3:*', onAllBut('arn:aws:s3:::lab/*'))]],
    },
  ],
  [
    'identity/passrole-star',
    {
      finds: [
        ['all of IAM', allow('iam:*')],
        ['another letter case in a list', allow(['ec2:RunInstances', 'IAM:PASSROLE'])],
        ['every role of every account', allow('iam:PassRole', on(['arn:aws:iam::*:role/*']))],
        ['what NotAction leaves', allowAllBut('s3:*')],
        [
          'a condition on who calls',
          allow('iam:PassRole', when({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } })),
        ],
        ['in a statement of its own', allow('lambda:*'), allow('iam:Pass*')],
        [
          'every service but one',
          allow(
            'iam:PassRole',
            when({ StringNotEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } }),
          ),
        ],
      ],
      accepts: [
        ['some roles by prefix', allow('iam:PassRole', on(`${ROLE}/lab-*`))],
        ['roles of a path', allow('iam:*', on([`${ROLE}/service-role/*`]))],
        [
          'a service in another letter case',
          allow('iam:PassRole', when({ StringLike: { 'IAM:passedtoservice': 'lambda.*' } })),
        ],
        ['what NotAction keeps back', allowAllBut('iam:*')],
        ['a Deny', deny('iam:PassRole')],
      ],
    },
  ],
  [
    'identity/passrole-notresource',
    {
      finds: [
        ['with everything', allow('*', onAllBut('arn:aws:s3:::vault/*'))],
        ['a list', allow(['iam:PassRole'], onAllBut([`${ROLE}/admin`]))],
      ],
      accepts: [
        ['for one service', allow('iam:*', { ...onAllBut(`${ROLE}/admin`), ...when(FOR_LAMBDA) })],
        ['taken back', allow('iam:*', onAllBut(`${ROLE}/admin`)), deny('iam:Pass*')],
      ],
    },
  ],
  [
    'identity/passrole-no-service',
    {
      finds: [
        ['a list of roles', allow(['iam:PassRole'], on([`${ROLE}/a`, `${ROLE}/b`]))],
        ['by a wildcard', allow('iam:P*', on(`${ROLE}/lab/*`))],
      ],
      accepts: [
        [
          'the service by a pattern',
          allow('iam:PassRole', { ...on(`${ROLE}/a`), ...when(FOR_LAMBDA) }),
        ],
        ['every role, which is for another rule', allow('iam:PassRole')],
      ],
    },
  ],
  [
    'identity/slr-star',
    {
      finds: [
        ['all of IAM', allow('iam:*')],
        ['what NotAction leaves', allowAllBut(['s3:*'])],
        [
          'every service-linked role',
          allow('iam:Create*', on('arn:aws:iam::*:role/aws-service-role/*')),
        ],
      ],
      accepts: [
        [
          'the role of one service',
          allow('iam:*', on('arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*')),
        ],
        [
          'the service by a pattern',
          allow(
            'iam:CreateServiceLinkedRole',
            when({ StringLike: { 'iam:awsServiceName': ['ecs*', 'rds*'] } }),
          ),
        ],
      ],
    },
  ],
  [
    'identity/slr-notresource',
    {
      finds: [['with NotAction', allowAllBut('s3:*', onAllBut('arn:aws:s3:::vault'))]],
      accepts: [['another action', allow('iam:CreateUser', onAllBut('arn:aws:iam::*:user/admin'))]],
    },
  ],
  [
    'identity/assume-role-star',
    {
      finds: [
        ['in a list of services', allow(['s3:GetObject', 'sts:assumerole'])],
        ['all roles of one account', allow('sts:AssumeRole', on(`${ROLE}/*`))],
        ['one statement of two', allow('sts:*', on(`${ROLE}/lab`)), allow('sts:A*')],
      ],
      accepts: [
        ['a path', allow('sts:AssumeRole', on('arn:aws:iam::*:role/lab/*'))],
        ['another action', allow('sts:GetCallerIdentity')],
        ['a Deny', deny('sts:AssumeRole')],
      ],
    },
  ],
  [
    'identity/privilege-escalation',
    {
      finds: [
        ['all of IAM', allow('iam:*')],
        ['every policy', allow(['IAM:createpolicyversion'], on(['arn:aws:iam::*:policy/*']))],
        ['a wildcard in the name', allow('iam:*LoginProfile')],
        [
          'the groups of every user',
          allow('iam:AddUserToGroup', on('arn:aws:iam::111111111111:group/*')),
        ],
        [
          'a container that runs as any role',
          allow('iam:Pass*'),
          allow(['ecs:Register*', 'ecs:RunTask']),
        ],
        ['an instance that runs as any role', allow(['iam:PassRole', 'ec2:RunInstances'])],
        ['an unrelated Deny', allow('iam:PutUserPolicy'), deny('iam:DeleteUser')],
      ],
      accepts: [
        ['reading', allow(['iam:Get*', 'iam:List*'])],
        ['some policies', allow('iam:CreatePolicyVersion', on('arn:aws:iam::*:policy/lab-*'))],
        ['roles that nothing runs as', allow('iam:PassRole'), allow('ec2:Describe*')],
        ['half of what it takes', allow('iam:PassRole'), allow('lambda:CreateFunction')],
        [
          'roles for one service',
          allow('iam:PassRole', when(FOR_LAMBDA)),
          allow(['lambda:CreateFunction', 'lambda:InvokeFunction']),
        ],
        [
          'a Deny without a boundary',
          allow('iam:PutRolePolicy'),
          deny(
            'iam:Put*',
            when({
              StringNotEquals: {
                'iam:PermissionsBoundary': 'arn:aws:iam::111111111111:policy/lab',
              },
            }),
          ),
        ],
      ],
    },
  ],
  [
    'identity/credentials-exposure',
    {
      finds: [
        ['a wildcard in the name', allow('iam:Create*Key')],
        ['every user of a database', allow('rds-db:Connect', on('arn:aws:rds-db:*:*:dbuser:*/*'))],
      ],
      accepts: [
        ['tags', allow('ec2:GetPasswordData', when(WITH_TAG))],
        [
          'one cluster',
          allow(
            'redshift:GetClusterCredentials',
            on('arn:aws:redshift:us-east-1:111111111111:dbuser:lab/ana'),
          ),
        ],
        ['a Deny', deny('iam:CreateAccessKey')],
      ],
    },
  ],
  [
    'identity/data-exfiltration',
    {
      finds: [
        ['all that can be read', allow(['S3:Get*'], on('arn:aws:s3:::*'))],
        ['every table', allow('dynamodb:Scan', on('arn:aws:dynamodb:*:*:table/*'))],
        [
          'every secret of a Region',
          allow('secretsmanager:*', on('arn:aws:secretsmanager:us-east-1:*:secret:*')),
        ],
      ],
      accepts: [
        ['one bucket', allow('s3:*', on(['arn:aws:s3:::lab', 'arn:aws:s3:::lab/*']))],
        ['parameters of a path', allow('ssm:GetParameter*', on('arn:aws:ssm:*:*:parameter/lab/*'))],
        ['a placeholder for the bucket', allow('s3:GetObject', on('arn:aws:s3:::${Bucket}/*'))],
      ],
    },
  ],
  [
    'identity/permissions-management',
    {
      finds: [
        ['all of AWS KMS', allow('kms:*')],
        ['a wildcard in the name', allow('lambda:Add*', on('arn:aws:lambda:*:*:function:*'))],
      ],
      accepts: [
        [
          'one function',
          allow('lambda:AddPermission', on('arn:aws:lambda:us-east-1:111111111111:function:lab')),
        ],
        ['writing of another kind', allow('s3:PutObject')],
      ],
    },
  ],
  [
    'identity/write-unconstrained',
    {
      finds: [
        ['a wildcard in the name', allow(['sqs:Send*'])],
        ['every table', allow('dynamodb:PutItem', on('arn:aws:dynamodb:*:*:table/*'))],
      ],
      accepts: [
        ['reading', allow('sqs:ReceiveMessage', on('arn:aws:sqs:*:*:lab'))],
        ['a whole service, which is for another rule', allow('sqs:*')],
      ],
    },
  ],
  [
    'identity/resource-star-restrictable',
    {
      finds: [['the star in a list', allow('sqs:SendMessage', on(['arn:aws:sqs:*:*:lab', '*']))]],
      accepts: [
        ['a prefix', allow('sqs:SendMessage', on('arn:aws:sqs:*:*:lab-*'))],
        ['tags', allow('dynamodb:PutItem', when(WITH_TAG))],
        ['no type of resource', allow('s3:ListAllMyBuckets')],
      ],
    },
  ],
  [
    'identity/bucket-policy-escalation',
    {
      finds: [
        ['every bucket', allow('s3:PutBucketPolicy')],
        [
          'objects of another bucket',
          allow('s3:PutBucketAcl', on('arn:aws:s3:::lab')),
          allow('s3:*Object', on('arn:aws:s3:::logs/*')),
        ],
        ['a reader that may not write', allow(['s3:PutBucketPolicy', 's3:GetObject'])],
      ],
      accepts: [
        ['all of the bucket', allow('s3:*', on(['arn:aws:s3:::lab', 'arn:aws:s3:::lab/*']))],
        ['all of Amazon S3', allow('S3:*')],
        ['objects by NotAction', allow('s3:PutBucketPolicy'), allowAllBut('iam:*')],
      ],
    },
  ],
  [
    'identity/sensitive-resource',
    {
      finds: [
        ['everything', allow('*')],
        ['what NotResource leaves', allow('s3:*', onAllBut('arn:aws:s3:::lab/*'))],
        ['part of the bucket', allow(['s3:getobject'], on(['arn:aws:s3:::vault/public/*']))],
      ],
      accepts: [
        ['what NotResource keeps back', allow('s3:*', onAllBut('arn:aws:s3:::vault*'))],
        ['a Deny of the bucket', allow('s3:*'), deny('s3:Get*', on('arn:aws:s3:::vault/*'))],
        ['the bucket itself', allow('s3:*', on('arn:aws:s3:::vault'))],
      ],
    },
  ],
  [
    'identity/kms-full',
    {
      finds: [['among others', allow(['s3:*', 'Kms:*'], on(['arn:aws:s3:::lab', '*']))]],
      accepts: [['a family of actions', allow(['kms:Get*', 'kms:Decrypt'])]],
    },
  ],
  [
    'identity/dynamodb-attributes-select',
    {
      finds: [
        [
          'a wildcard action',
          allow('dynamodb:*', when({ 'ForAllValues:StringLike': { 'DYNAMODB:Attributes': 'id' } })),
        ],
      ],
      accepts: [
        [
          'both keys',
          allow(
            'dynamodb:Scan',
            when({
              'ForAllValues:StringEquals': { 'dynamodb:Attributes': 'id' },
              StringEquals: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
            }),
          ),
        ],
        [
          'a Deny',
          deny(
            'dynamodb:Scan',
            when({ 'ForAnyValue:StringEquals': { 'dynamodb:Attributes': 'secret' } }),
          ),
        ],
      ],
    },
  ],
]);

test.for(named(spellingsOf('identity', tables)))('%s', async ([, row]) => {
  expect(await findsAnything(row)).toBe(row.finds);
});

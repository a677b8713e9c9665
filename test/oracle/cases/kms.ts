import type { Case } from './case.ts';
import {
  A,
  allow,
  B,
  decrypts,
  deny,
  FOREIGN_USER,
  KEY,
  policy,
  ROOT,
  SESSION,
  USER,
} from './case.ts';

const KEY_POLICIES = 'KMS Developer Guide: key-policies';
const EXTERNAL = 'KMS Developer Guide: key-policy-modifying-external-accounts';
const ALL = policy(allow());
const SILENT = policy(allow({ Action: 'ec2:*' }));
const DELEGATES = policy(allow({ Principal: { AWS: ROOT }, Action: 'kms:*' }));
const NOBODY = policy(allow({ Principal: { AWS: `arn:aws:iam::${A}:user/admin` } }));

/** Key policies and delegation to IAM. */
export const KEY_POLICY: readonly Case[] = [
  {
    name: 'an identity policy alone never opens a key',
    page: KEY_POLICIES,
    request: decrypts(USER),
    policies: { identity: [ALL], resource: NOBODY },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'the account statement enables identity policies',
    page: KEY_POLICIES,
    request: decrypts(USER),
    policies: { identity: [ALL], resource: DELEGATES },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'the account statement alone is not enough',
    page: KEY_POLICIES,
    request: decrypts(USER),
    policies: { resource: DELEGATES },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'the account statement is enough for the root user',
    page: KEY_POLICIES,
    request: decrypts(ROOT),
    policies: { resource: DELEGATES },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'the conditions of the account statement bound the delegation',
    page: 'KMS Developer Guide: policy-evaluation',
    request: decrypts(USER),
    policies: {
      identity: [ALL],
      resource: policy(
        allow({
          Principal: { AWS: A },
          Condition: { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } },
        }),
      ),
    },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'delegation is limited by the boundary, a user ARN is not',
    page: 'access_policies_boundaries',
    request: decrypts(USER),
    policies: {
      boundary: [SILENT],
      resource: policy(allow({ Principal: { AWS: USER } })),
    },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'a Deny in an identity policy needs no account statement',
    page: KEY_POLICIES,
    request: decrypts(USER),
    policies: {
      identity: [policy(deny({ Action: 'kms:*' }))],
      resource: policy(allow({ Principal: { AWS: USER } })),
    },
    expect: 'explicit-deny',
    doubts: [],
  },
  {
    name: 'a key-policy statement without Resource is ineffective',
    page: 'KMS Developer Guide: key-policy-overview',
    request: decrypts(USER),
    policies: { resource: policy({ Effect: 'Allow', Principal: '*', Action: 'kms:*' }) },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'another account needs its own identity policy',
    page: EXTERNAL,
    request: decrypts(FOREIGN_USER),
    policies: { resource: policy(allow({ Principal: { AWS: B } })) },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'another account may be allowed to decrypt',
    page: EXTERNAL,
    request: decrypts(FOREIGN_USER),
    policies: { identity: [ALL], resource: policy(allow({ Principal: { AWS: B } })) },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'but not to schedule the deletion of the key',
    page: EXTERNAL,
    request: { ...decrypts(FOREIGN_USER), action: 'kms:ScheduleKeyDeletion' },
    policies: { identity: [ALL], resource: policy(allow({ Principal: { AWS: B } })) },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'kms:CallerAccount follows from the caller',
    page: 'KMS Developer Guide: conditions-kms',
    request: decrypts(SESSION),
    policies: {
      resource: policy(
        allow({ Principal: '*', Condition: { StringEquals: { 'kms:CallerAccount': A } } }),
      ),
    },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'nobody but AWS changes an alias of AWS',
    page: 'KMS Developer Guide: alias-access',
    request: {
      principal: USER,
      action: 'kms:DeleteAlias',
      resource: KEY.replace('key/1234', 'alias/aws/s3'),
    },
    policies: { identity: [ALL] },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'an unsigned call never reaches a key',
    page: 'KMS API Reference: Signature Version 4',
    request: decrypts('anonymous'),
    policies: { resource: policy(allow({ Principal: '*' })) },
    expect: 'implicit-deny',
    doubts: [],
  },
];

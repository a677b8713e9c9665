import type { NamedPolicy } from '../input.ts';
import type { Case } from './case.ts';
import { allow, B, deny, FOREIGN_USER, policy, reads, SESSION } from './case.ts';

const CROSS = 'reference_policies_evaluation-logic-cross-account';
const SILENT = policy(allow({ Action: 'ec2:*' }));
const ALL = policy(allow());
const FOREIGN_ROOT = `arn:aws:iam::${B}:root`;
const bucket = (principal: unknown): NamedPolicy =>
  policy(allow({ Principal: principal, Action: 's3:GetObject' }));

/** Caller in account B, bucket in account A: both accounts must allow. */
export const CROSS_ACCOUNT: readonly Case[] = [
  {
    name: 'the bucket policy alone is not enough',
    page: CROSS,
    request: reads(FOREIGN_USER),
    policies: { resource: bucket({ AWS: FOREIGN_USER }) },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'the identity policy alone is not enough',
    page: CROSS,
    request: reads(FOREIGN_USER),
    policies: { identity: [ALL] },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'both together are, and the account principal is enough in the bucket policy',
    page: CROSS,
    request: reads(FOREIGN_USER),
    policies: { identity: [ALL], resource: bucket({ AWS: B }) },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'a user ARN does not bypass the boundary of the other account',
    page: CROSS,
    request: reads(FOREIGN_USER),
    policies: {
      identity: [ALL],
      boundary: [SILENT],
      resource: bucket({ AWS: FOREIGN_USER }),
    },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'a session ARN does not bypass its session policy',
    page: CROSS,
    request: { ...reads(SESSION), resourceAccount: B },
    policies: { identity: [ALL], session: [SILENT], resource: bucket({ AWS: SESSION }) },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'the root user needs no identity policy',
    page: 'S3 User Guide: access-control-auth-workflow-bucket-operation',
    request: reads(FOREIGN_ROOT),
    policies: { resource: bucket({ AWS: B }) },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'nor does it get in without the bucket policy',
    page: 'S3 User Guide: access-control-auth-workflow-bucket-operation',
    request: reads(FOREIGN_ROOT),
    policies: { resource: bucket({ AWS: FOREIGN_USER }) },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'a Deny in the identity policy of the caller decides',
    page: CROSS,
    request: reads(FOREIGN_USER),
    policies: { identity: [ALL, policy(deny())], resource: bucket('*') },
    expect: 'explicit-deny',
    doubts: [],
  },
  {
    name: 'the endpoint policy must allow as well',
    page: 'VPC: vpc-endpoints-access',
    request: reads(FOREIGN_USER),
    policies: {
      identity: [ALL],
      resource: bucket({ AWS: B }),
      endpoint: [policy(allow({ Principal: '*', Resource: 'arn:aws:s3:::other/*' }))],
    },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'an account that the input does not tell leaves the answer open',
    page: CROSS,
    request: { principal: FOREIGN_USER, action: 's3:GetObject', resource: 'arn:aws:s3:::lab/a' },
    policies: { identity: [ALL] },
    expect: 'unknown',
  },
];

import type { NamedPolicy, Request } from '../input.ts';
import type { Case } from './case.ts';
import { A, allow, B, deny, FOREIGN_USER, policy, reads, ROLE, ROOT, USER } from './case.ts';

const BLOCK = 'S3 User Guide: access-control-block-public-access';
const TRUST = 'reference_policies_evaluation-logic (role trust policies)';
const VARIABLES = 'reference_policies_variables (policy variables with no value)';
const ALL = policy(allow());
const restricted = { restrictPublicBuckets: true };
const assumes = (principal: string, action = 'sts:AssumeRole'): Request => ({
  principal,
  action,
  resource: ROLE,
});
const trust = (principal: unknown, action = 'sts:AssumeRole'): NamedPolicy =>
  policy({ Effect: 'Allow', Principal: principal, Action: action });
const OIDC = `arn:aws:iam::${A}:oidc-provider/token.example.com`;
const puts = (tags: Request['context']): Request => ({
  ...reads(USER, tags),
  action: 's3:PutObject',
});
const ownerOnly = (action: string): Case['policies'] => ({
  identity: [ALL],
  resource: policy(
    deny({
      Principal: '*',
      Action: action,
      Condition: { StringNotEquals: { 's3:ExistingObjectTag/owner': '${aws:PrincipalTag/owner}' } },
    }),
  ),
});

/** S3 Block Public Access, role trust policies, and access by tags. */
export const S3_AND_TRUST: readonly Case[] = [
  {
    name: 'a public bucket policy serves strangers',
    page: BLOCK,
    request: reads('anonymous'),
    policies: { resource: policy(allow({ Principal: '*' })) },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'RestrictPublicBuckets stops strangers',
    page: BLOCK,
    request: reads('anonymous'),
    policies: { resource: policy(allow({ Principal: '*' })), publicAccessBlock: restricted },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'RestrictPublicBuckets leaves the account alone',
    page: BLOCK,
    request: reads(USER),
    policies: { resource: policy(allow({ Principal: '*' })), publicAccessBlock: restricted },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'a policy that pins the organization is not public',
    page: BLOCK,
    request: reads(FOREIGN_USER, { 'aws:PrincipalOrgID': 'o-1' }),
    policies: {
      identity: [ALL],
      resource: policy(
        allow({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }),
      ),
      publicAccessBlock: restricted,
    },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'one public statement also stops what another grants to one account',
    page: BLOCK,
    request: reads(FOREIGN_USER),
    policies: {
      identity: [ALL],
      resource: policy(
        allow({ Principal: { AWS: B } }),
        allow({ Principal: '*', Action: 's3:ListBucket' }),
      ),
      publicAccessBlock: restricted,
    },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'the root user is not locked out of its bucket policy',
    page: 'S3 API Reference: PutBucketPolicy',
    request: { ...reads(ROOT), action: 's3:DeleteBucketPolicy', resource: 'arn:aws:s3:::lab' },
    policies: { resource: policy(deny({ Principal: '*' })) },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'a trust policy that names the user is enough',
    page: TRUST,
    request: assumes(USER),
    policies: { resource: trust({ AWS: USER }) },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'a trust policy that names the account asks for an identity policy',
    page: TRUST,
    request: assumes(USER),
    policies: { resource: trust({ AWS: A }) },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'an identity policy without trust assumes nothing',
    page: TRUST,
    request: assumes(USER),
    policies: { identity: [ALL], resource: trust({ Service: 'ec2.amazonaws.com' }) },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'another account needs both',
    page: TRUST,
    request: assumes(FOREIGN_USER),
    policies: { identity: [ALL], resource: trust({ AWS: B }) },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'a service takes on its role',
    page: TRUST,
    request: assumes('ec2.amazonaws.com'),
    policies: { resource: trust({ Service: 'ec2.amazonaws.com' }) },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'a web identity needs no identity policy',
    page: TRUST,
    request: {
      ...assumes(OIDC, 'sts:AssumeRoleWithWebIdentity'),
      context: { 'token.example.com:aud': 'app' },
    },
    policies: { resource: trust({ Federated: OIDC }, 'sts:AssumeRoleWithWebIdentity') },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'the external id that is not passed does not match',
    page: TRUST,
    request: assumes(FOREIGN_USER),
    policies: {
      identity: [ALL],
      resource: policy({
        Effect: 'Allow',
        Principal: { AWS: B },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': 'x' } },
      }),
    },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'GetCallerIdentity is allowed under a Deny',
    page: 'STS API Reference: GetCallerIdentity',
    request: { principal: USER, action: 'sts:GetCallerIdentity', resource: '*' },
    policies: { identity: [policy(deny())] },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'GetCallerIdentity stops at an endpoint that does not allow it',
    page: 'VPC: vpc-endpoints-access',
    request: { principal: USER, action: 'sts:GetCallerIdentity', resource: '*' },
    policies: { endpoint: [policy(allow({ Principal: '*', Action: 'sts:AssumeRole' }))] },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'an upload never has an existing tag: the Deny hits a tagged principal',
    page: 'S3 User Guide: tagging-and-policies',
    request: puts({ 'aws:PrincipalTag/owner': 'ana' }),
    policies: ownerOnly('s3:PutObject'),
    expect: 'explicit-deny',
    doubts: [],
  },
  {
    name: 'and an untagged one',
    page: 'S3 User Guide: tagging-and-policies',
    request: puts({}),
    policies: ownerOnly('s3:PutObject'),
    expect: 'explicit-deny',
    doubts: [],
  },
  {
    name: 'reading a tagged object without a tag of one’s own is denied',
    page: VARIABLES,
    request: reads(USER, { 's3:ExistingObjectTag/owner': 'ana' }),
    policies: ownerOnly('s3:GetObject'),
    expect: 'explicit-deny',
    doubts: ['D7'],
  },
  {
    name: 'reading an object with one’s own tag is not',
    page: VARIABLES,
    request: reads(USER, {
      's3:ExistingObjectTag/owner': 'ana',
      'aws:PrincipalTag/owner': 'ana',
    }),
    policies: ownerOnly('s3:GetObject'),
    expect: 'allow',
    doubts: [],
  },
];

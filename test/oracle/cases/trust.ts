import type { NamedPolicy, Request } from '../input.ts';
import type { Case } from './case.ts';
import { A, allow, B, deny, FOREIGN_USER, policy, ROLE, USER } from './case.ts';

const TRUST = 'reference_policies_evaluation-logic (role trust policies)';
const ALL = policy(allow());
const assumes = (principal: string, action = 'sts:AssumeRole'): Request => ({
  principal,
  action,
  resource: ROLE,
});
const trust = (principal: unknown, action = 'sts:AssumeRole'): NamedPolicy =>
  policy({ Effect: 'Allow', Principal: principal, Action: action });
const OIDC = `arn:aws:iam::${A}:oidc-provider/token.example.com`;

/** Role trust policies, and the call that needs no permission. */
export const TRUST_POLICY: readonly Case[] = [
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
    name: 'a trust policy takes no Resource',
    page: TRUST,
    request: assumes(USER),
    policies: { resource: policy(allow({ Principal: { AWS: USER } })) },
    expect: 'unknown',
  },
  {
    name: 'reading the role is no matter of its trust policy',
    page: TRUST,
    request: assumes(USER, 'iam:GetRole'),
    policies: { identity: [ALL], resource: trust({ Service: 'ec2.amazonaws.com' }) },
    expect: 'allow',
    doubts: [],
  },
];

import type { Case } from './case.ts';
import {
  A,
  allow,
  B,
  decrypts,
  deny,
  FOREIGN_USER,
  policy,
  reads,
  ROOT,
  SESSION,
  USER,
} from './case.ts';

const SCPS = 'Organizations: orgs_manage_policies_scps';
const SCP_EVALUATION = 'Organizations: orgs_manage_policies_scps_evaluation';
const RCPS = 'Organizations: orgs_manage_policies_rcps';
const ALL = policy(allow());
const SILENT = policy(allow({ Action: 'ec2:*' }));
const BARRED = policy(deny({ Principal: '*', Action: ['s3:*', 'kms:*'] }));
const KEY_FOR_ALL = policy(allow({ Principal: '*' }));
const LINKED = `arn:aws:iam::${A}:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX`;
const SERVICE_MAY = policy(allow({ Principal: { Service: 'cloudtrail.amazonaws.com' } }));

/** SCPs, RCPs, boundaries with NotPrincipal, session policies, endpoint policies. */
export const GUARDRAILS: readonly Case[] = [
  {
    name: 'an SCP must allow at every level',
    page: SCP_EVALUATION,
    request: reads(USER),
    policies: { identity: [ALL], scps: [[ALL], [SILENT], [ALL]] },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'an account without any SCP at one level may do nothing',
    page: SCP_EVALUATION,
    request: reads(USER),
    policies: { identity: [ALL], scps: [[ALL], []] },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'an SCP never grants',
    page: SCPS,
    request: reads(USER),
    policies: { scps: [[ALL]] },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'an SCP holds the root user of a member account',
    page: SCPS,
    request: reads(ROOT),
    policies: { scps: [[ALL, policy(deny({ Action: 's3:*' }))]] },
    expect: 'explicit-deny',
    doubts: [],
  },
  {
    name: 'an SCP does not hold the management account',
    page: SCPS,
    request: { ...reads(USER), managementAccount: A },
    policies: { identity: [ALL], scps: [[policy(deny())]] },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'an SCP does not hold a service-linked role',
    page: SCPS,
    request: reads(LINKED),
    policies: { identity: [ALL], scps: [[policy(deny())]] },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'an SCP does not hold a service principal',
    page: SCPS,
    request: reads('cloudtrail.amazonaws.com'),
    policies: { resource: SERVICE_MAY, scps: [[policy(deny())]] },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'an RCP holds a service principal',
    page: RCPS,
    request: reads('cloudtrail.amazonaws.com'),
    policies: { resource: SERVICE_MAY, rcps: [[BARRED]] },
    expect: 'explicit-deny',
    doubts: [],
  },
  {
    name: 'an RCP holds callers from outside the organization',
    page: RCPS,
    request: reads(FOREIGN_USER),
    policies: { identity: [ALL], resource: policy(allow({ Principal: '*' })), rcps: [[BARRED]] },
    expect: 'explicit-deny',
    doubts: [],
  },
  {
    name: 'an empty RCP level still has RCPFullAWSAccess',
    page: RCPS,
    request: reads(USER),
    policies: { identity: [ALL], rcps: [[], []] },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'an RCP does not hold the resources of the management account',
    page: RCPS,
    request: { ...reads(USER), managementAccount: A },
    policies: { identity: [ALL], rcps: [[BARRED]] },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'an RCP does not hold an AWS managed key',
    page: RCPS,
    request: decrypts(USER, { 'kms:ResourceAliases': ['alias/aws/s3'] }),
    policies: { resource: KEY_FOR_ALL, rcps: [[BARRED]] },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'an RCP does not hold ec2',
    page: RCPS,
    request: {
      principal: USER,
      action: 'ec2:RunInstances',
      resource: `arn:aws:ec2:us-east-1:${A}:instance/i-1`,
    },
    policies: { identity: [ALL], rcps: [[policy(deny({ Principal: '*' }))]] },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'Deny with NotPrincipal denies whoever has a boundary',
    page: 'access_policies_boundaries',
    request: reads(USER),
    policies: {
      identity: [ALL],
      boundary: [ALL],
      resource: policy(deny({ NotPrincipal: { AWS: [USER, A] } })),
    },
    expect: 'explicit-deny',
    doubts: [],
  },
  {
    name: 'a session policy limits the policies of the role',
    page: 'access_policies',
    request: reads(SESSION),
    policies: { identity: [ALL], session: [policy(allow({ Resource: 'arn:aws:s3:::other/*' }))] },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'session policies are one set',
    page: 'access_policies',
    request: reads(SESSION),
    policies: { identity: [ALL], session: [SILENT, ALL] },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'an account principal at an endpoint that may be a gateway endpoint',
    page: 'VPC: vpc-endpoints-access',
    request: reads(USER),
    policies: { identity: [ALL], endpoint: [policy(allow({ Principal: { AWS: A } }))] },
    expect: 'unknown',
  },
  {
    name: 'an SCP does not reach a caller of another account through the resource',
    page: SCPS,
    request: { ...reads(FOREIGN_USER), managementAccount: B },
    policies: { identity: [ALL], resource: policy(allow({ Principal: '*' })), scps: [[]] },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'an RCP does not hold a service-linked role',
    page: RCPS,
    request: reads(LINKED),
    policies: { identity: [ALL], rcps: [[BARRED]] },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'an RCP does not hold kms:RetireGrant',
    page: RCPS,
    request: { ...decrypts(USER), action: 'kms:RetireGrant' },
    policies: { resource: KEY_FOR_ALL, rcps: [[BARRED]] },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'an RCP names everybody with the lone star',
    page: 'Organizations: orgs_manage_policies_rcps_syntax',
    request: reads(USER),
    policies: { identity: [ALL], rcps: [[policy(deny({ Principal: { AWS: '*' } }))]] },
    expect: 'unknown',
  },
];

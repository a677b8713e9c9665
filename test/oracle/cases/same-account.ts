import type { Case } from './case.ts';
import {
  A,
  allow,
  decrypts,
  deny,
  FEDERATED,
  policy,
  reads,
  ROLE,
  ROOT,
  SESSION,
  USER,
} from './case.ts';

const SILENT = policy(allow({ Action: 'ec2:*' }));
const named = (arn: string): Case['policies'] => ({
  resource: policy(allow({ Principal: { AWS: arn } })),
});
const anyoneWith = (condition: object): Case['policies'] => ({
  resource: policy(allow({ Principal: '*', Condition: condition })),
});
const pinned = anyoneWith({ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${A}:*/*` } });

const EVAL = 'reference_policies_evaluation-logic_policy-eval-denyallow';
const PRINCIPAL = 'reference_policies_elements_principal';
const BOUNDARIES = 'access_policies_boundaries';

/** Caller and resource in one account: what each form of Principal in a resource policy gives. */
export const SAME_ACCOUNT: readonly Case[] = [
  {
    name: 'an identity policy is enough',
    page: EVAL,
    request: reads(USER),
    policies: { identity: [policy(allow())] },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'nothing allows',
    page: EVAL,
    request: reads(USER),
    policies: { identity: [SILENT] },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'a Deny overrides every Allow',
    page: EVAL,
    request: reads(USER),
    policies: { identity: [policy(allow(), deny({ Action: 's3:Get*' }))], ...named(USER) },
    expect: 'explicit-deny',
    doubts: [],
  },
  {
    name: 'a user ARN needs no identity policy and is not limited by the boundary',
    page: PRINCIPAL,
    request: reads(USER),
    policies: { ...named(USER), boundary: [SILENT] },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'a Deny in the boundary counts against a user ARN',
    page: BOUNDARIES,
    request: reads(USER),
    policies: { ...named(USER), boundary: [policy(allow(), deny({ Action: 's3:*' }))] },
    expect: 'explicit-deny',
  },
  {
    name: 'a role ARN needs no identity policy',
    page: PRINCIPAL,
    request: reads(SESSION),
    policies: named(ROLE),
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'a role ARN is limited by the boundary',
    page: BOUNDARIES,
    request: reads(SESSION),
    policies: { ...named(ROLE), boundary: [SILENT] },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'a role ARN is limited by the session policy',
    page: PRINCIPAL,
    request: reads(SESSION),
    policies: { ...named(ROLE), session: [SILENT] },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'a session ARN is not limited by the boundary',
    page: PRINCIPAL,
    request: reads(SESSION),
    policies: { ...named(SESSION), boundary: [SILENT] },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'a session ARN is not limited by the session policy',
    page: PRINCIPAL,
    request: reads(SESSION),
    policies: { ...named(SESSION), session: [SILENT] },
    expect: 'allow',
    doubts: ['D1'],
  },
  {
    name: 'a federated-user ARN is limited by nothing',
    page: PRINCIPAL,
    request: reads(FEDERATED),
    policies: { ...named(FEDERATED), boundary: [SILENT], session: [SILENT] },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'star with aws:PrincipalArn is limited by nothing',
    page: PRINCIPAL,
    request: reads(SESSION),
    policies: { ...pinned, boundary: [SILENT], session: [SILENT] },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'star alone is not limited by the boundary',
    page: EVAL,
    request: reads(USER),
    policies: { ...anyoneWith({}), boundary: [SILENT] },
    expect: 'allow',
    doubts: ['D2'],
  },
  {
    name: 'star alone is limited by the session policy',
    page: EVAL,
    request: reads(SESSION),
    policies: { ...anyoneWith({}), session: [SILENT] },
    expect: 'implicit-deny',
  },
  {
    name: 'the account principal delegates and adds nothing',
    page: PRINCIPAL,
    request: reads(USER),
    policies: named(A),
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'the account principal in a Deny is every principal of the account',
    page: PRINCIPAL,
    request: reads(SESSION),
    policies: {
      identity: [policy(allow())],
      resource: policy(deny({ Principal: { AWS: ROOT } })),
    },
    expect: 'explicit-deny',
    doubts: [],
  },
  {
    name: 'the boundary limits the identity policy',
    page: BOUNDARIES,
    request: reads(USER),
    policies: { identity: [policy(allow())], boundary: [SILENT] },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'the root user needs no policy',
    page: EVAL,
    request: reads(ROOT),
    policies: {},
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'but the key policy binds the root user too',
    page: 'KMS Developer Guide: key-policies',
    request: decrypts(ROOT),
    policies: named(USER),
    expect: 'implicit-deny',
    doubts: [],
  },
];

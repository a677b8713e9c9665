import type { Case } from './case.ts';
import { A, allow, deny, FEDERATED, policy, reads, ROLE, SESSION, USER } from './case.ts';

const PRINCIPAL = 'reference_policies_elements_principal';
const NOT_PRINCIPAL = 'reference_policies_elements_notprincipal';
const ALL = policy(allow());
const may = (principal: unknown): Case['policies'] => ({
  resource: policy(allow({ Principal: principal })),
});
const barred = (principal: unknown): Case['policies'] => ({
  identity: [ALL],
  resource: policy(deny({ Principal: principal })),
});
const barredBut = (...arns: readonly string[]): Case['policies'] => ({
  identity: [ALL],
  resource: policy(deny({ NotPrincipal: { AWS: arns } })),
});

/** The Principal and NotPrincipal elements, and callers that are no IAM principals. */
export const PRINCIPALS: readonly Case[] = [
  {
    name: 'star matches anonymous callers',
    page: PRINCIPAL,
    request: reads('anonymous'),
    policies: may({ AWS: '*' }),
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'an account does not match anonymous callers',
    page: PRINCIPAL,
    request: reads('anonymous'),
    policies: may({ AWS: A }),
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'a service principal is named by its type',
    page: PRINCIPAL,
    request: reads('logging.s3.amazonaws.com'),
    policies: may({ Service: ['delivery.logs.amazonaws.com', 'logging.s3.amazonaws.com'] }),
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'whether a star under AWS matches services is a doubtful point',
    page: 'S3 User Guide: s3-bucket-user-policy-specifying-principal-intro',
    request: reads('logging.s3.amazonaws.com'),
    policies: may({ AWS: '*' }),
    expect: 'implicit-deny',
    doubts: ['D5'],
  },
  {
    name: 'in a Deny it does',
    page: 'S3 User Guide: s3-bucket-user-policy-specifying-principal-intro',
    request: reads('logging.s3.amazonaws.com'),
    policies: { resource: policy(allow({ Principal: '*' }), deny({ Principal: { AWS: '*' } })) },
    expect: 'explicit-deny',
    doubts: [],
  },
  {
    name: 'several types are one list',
    page: PRINCIPAL,
    request: reads(USER),
    policies: may({ Service: 's3.amazonaws.com', AWS: ['arn:aws:iam::222222222222:root', USER] }),
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'no wildcard inside a principal',
    page: PRINCIPAL,
    request: reads(SESSION),
    policies: barred({ AWS: `arn:aws:iam::${A}:role/*` }),
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'the user name is compared with case',
    page: PRINCIPAL,
    request: reads(USER),
    policies: barred({ AWS: `arn:aws:iam::${A}:user/Ana` }),
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'case of a role name is a doubtful point',
    page: PRINCIPAL,
    request: reads(SESSION),
    policies: barred({ AWS: `arn:aws:iam::${A}:role/team/Reader` }),
    expect: 'allow',
    doubts: ['D6'],
  },
  {
    name: 'another session of the role is another principal',
    page: PRINCIPAL,
    request: reads(SESSION),
    policies: may({ AWS: SESSION.replace('s1', 's2') }),
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'a session of the role that is not told may be the one that is named',
    page: PRINCIPAL,
    request: reads(ROLE),
    policies: may({ AWS: SESSION }),
    expect: 'unknown',
  },
  {
    name: 'the unique id of a deleted user matches nobody',
    page: PRINCIPAL,
    request: reads(USER),
    policies: may({ AWS: 'AIDAEXAMPLEEXAMPLE' }),
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'a statement of a bucket policy without Principal never matches',
    page: PRINCIPAL,
    request: reads(USER),
    policies: { identity: [ALL], resource: policy(deny()) },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'an identity policy with Principal is not modelled',
    page: PRINCIPAL,
    request: reads(USER),
    policies: { identity: [policy(allow({ Principal: '*' }))] },
    expect: 'unknown',
  },
  {
    name: 'NotPrincipal exempts the user that is listed with its account',
    page: NOT_PRINCIPAL,
    request: reads(USER),
    policies: barredBut(USER, A),
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'NotPrincipal does not exempt the user that is listed alone',
    page: NOT_PRINCIPAL,
    request: reads(USER),
    policies: barredBut(USER),
    expect: 'explicit-deny',
    doubts: ['D4'],
  },
  {
    name: 'NotPrincipal exempts the session that is listed with role and account',
    page: NOT_PRINCIPAL,
    request: reads(SESSION),
    policies: barredBut(SESSION, ROLE, A),
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'NotPrincipal does not exempt the session that is listed without its role',
    page: NOT_PRINCIPAL,
    request: reads(SESSION),
    policies: barredBut(SESSION, A),
    expect: 'explicit-deny',
    doubts: ['D4'],
  },
  {
    name: 'Allow with NotPrincipal read literally covers anonymous callers',
    page: NOT_PRINCIPAL,
    request: reads('anonymous'),
    policies: { resource: policy(allow({ NotPrincipal: { AWS: USER } })) },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'a federated user without session policy has nothing from the user',
    page: 'id_credentials_temp_control-access_getfederationtoken',
    request: reads(FEDERATED),
    policies: { identity: [ALL] },
    expect: 'implicit-deny',
    doubts: ['D3'],
  },
  {
    name: 'a federated user has what user and session policy have in common',
    page: 'id_credentials_temp_control-access_getfederationtoken',
    request: reads(FEDERATED),
    policies: { identity: [ALL], session: [policy(allow({ Action: 's3:Get*' }))] },
    expect: 'allow',
    doubts: [],
  },
];

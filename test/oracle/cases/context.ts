import type { Case, Elements } from './case.ts';
import {
  A,
  allow,
  B,
  deny,
  FEDERATED,
  oldPolicy,
  policy,
  reads,
  ROOT,
  SESSION,
  USER,
} from './case.ts';
import type { ContextValue, Request } from '../input.ts';

const GLOBAL_KEYS = 'reference_policies_condition-keys';
const SETS = 'reference_policies_condition-single-vs-multi-valued-context-keys';
const VARIABLES = 'reference_policies_variables (policy variables with no value)';
const TAGGING = 'S3 User Guide: tagging-and-policies';
const ALL = policy(allow());
const TEAM = 's3:ExistingObjectTag/team';

/** The key follows from principal and resource with that value: a Deny that tests it matches. */
function derived(principal: string, key: string, value: string): Case {
  const statement = { Principal: '*', Condition: { StringEquals: { [key]: value } } };
  return {
    name: `${key} of ${principal}`,
    page: GLOBAL_KEYS,
    request: reads(principal),
    policies: { resource: policy(deny(statement)) },
    expect: 'explicit-deny',
    doubts: [],
  };
}

/** Whether an Allow with the condition holds under the context. */
function clause(
  name: string,
  block: Readonly<Record<string, Elements>>,
  context: Readonly<Record<string, ContextValue>>,
  settled: readonly [Case['expect'], ...string[]],
): Case {
  const [expect, ...doubts] = settled;
  const policies = { identity: [policy(allow({ Condition: block }))] };
  return { name, page: SETS, request: reads(USER, context), policies, expect, doubts };
}

const puts = (tags: Request['context'] = {}): Request => ({
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
const ROLE_ARN = `arn:aws:iam::${A}:role/reader`;

/** Derived keys, odd values, and access by tags. */
export const CONTEXT: readonly Case[] = [
  derived(USER, 'aws:PrincipalArn', USER),
  derived(SESSION, 'aws:PrincipalArn', ROLE_ARN),
  derived(USER, 'aws:PrincipalAccount', A),
  derived(USER, 'aws:username', 'ana'),
  derived(USER, 'aws:PrincipalType', 'User'),
  derived(SESSION, 'aws:PrincipalType', 'AssumedRole'),
  derived(FEDERATED, 'aws:PrincipalType', 'FederatedUser'),
  derived(FEDERATED, 'aws:userid', `${A}:bob`),
  derived(ROOT, 'aws:PrincipalType', 'Account'),
  derived(USER, 'aws:ResourceAccount', A),
  derived(USER, 's3:ResourceAccount', A),
  derived(USER, 'aws:PrincipalIsAWSService', 'false'),
  derived('cloudtrail.amazonaws.com', 'aws:PrincipalIsAWSService', 'true'),
  derived('cloudtrail.amazonaws.com', 'aws:PrincipalServiceName', 'cloudtrail.amazonaws.com'),
  derived('anonymous', 'aws:PrincipalAccount', 'anonymous'),
  {
    name: 'a given key takes the place of the derived one',
    page: GLOBAL_KEYS,
    request: reads(SESSION, { 'AWS:principalarn': `arn:aws:iam::${A}:role/team/reader` }),
    policies: {
      identity: [policy(allow({ Condition: { ArnEquals: { 'aws:PrincipalArn': ROLE_ARN } } }))],
    },
    expect: 'implicit-deny',
    doubts: [],
  },
  clause(
    'the empty string is an ordinary value of a plain operator',
    { StringEquals: { [TEAM]: '' } },
    { [TEAM]: '' },
    ['allow', 'D10'],
  ),
  clause(
    'the empty string is a null data set under ForAllValues',
    { 'ForAllValues:StringEquals': { [TEAM]: 'red' } },
    { [TEAM]: '' },
    ['allow'],
  ),
  clause(
    'and under ForAnyValue',
    { 'ForAnyValue:StringNotEquals': { [TEAM]: 'red' } },
    { [TEAM]: '' },
    ['implicit-deny'],
  ),
  clause('an Allow must match both twins', { StringEquals: { [TEAM]: 'red' } }, twins('red'), [
    'implicit-deny',
    'D39',
  ]),
  {
    name: 'a Deny needs one of two keys that differ by case',
    page: 'reference_policies_elements_condition',
    request: reads(USER, twins('red')),
    policies: {
      identity: [policy(allow(), deny({ Condition: { StringEquals: { [TEAM]: 'red' } } }))],
    },
    expect: 'explicit-deny',
    doubts: ['D39'],
  },
  {
    name: 'a variable in a document without Version is text, whatever it holds',
    page: 'reference_policies_elements_version',
    request: reads(USER, { [TEAM]: '${aws:username}' }),
    policies: {
      identity: [oldPolicy(allow({ Condition: { StringEquals: { [TEAM]: '${aws:username}' } } }))],
    },
    expect: 'allow',
    doubts: ['D27'],
  },
  {
    name: 'a caller of unknown form leaves everything open',
    page: 'reference_policies_elements_principal',
    request: reads('nobody'),
    policies: { resource: policy(allow({ Principal: '*' })) },
    expect: 'unknown',
  },
  {
    name: 'a resource account that the input does not tell is not absent',
    page: GLOBAL_KEYS,
    request: { principal: 'anonymous', action: 's3:GetObject', resource: 'arn:aws:s3:::lab/a' },
    policies: {
      resource: policy(
        allow({ Principal: '*', Condition: { StringEquals: { 'aws:ResourceAccount': A } } }),
      ),
    },
    expect: 'unknown',
  },
  {
    name: 'the resource account of another account',
    page: GLOBAL_KEYS,
    request: { ...reads(USER), resourceAccount: B },
    policies: {
      identity: [policy(allow({ Condition: { StringEquals: { 'aws:ResourceAccount': A } } }))],
      resource: policy(allow({ Principal: { AWS: A } })),
    },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'an upload never has an existing tag: the Deny hits a tagged principal',
    page: TAGGING,
    request: puts({ 'aws:PrincipalTag/owner': 'ana' }),
    policies: ownerOnly('s3:PutObject'),
    expect: 'explicit-deny',
    doubts: [],
  },
  {
    name: 'and an untagged one',
    page: TAGGING,
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

/** Two keys that differ by case only, one with the value. */
function twins(value: string): Readonly<Record<string, ContextValue>> {
  return { [TEAM]: value, [TEAM.toUpperCase()]: 'blue' };
}

import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import type { Witness } from '../../src/lint/finding.ts';
import { witnessWithout } from '../../src/lint/witness.ts';
import { policyOf } from './policy-of.ts';
import { firstOf } from './statement-of.ts';

const ABSENT = 's3:ExistingObjectTag/team';

interface Wanted {
  readonly action?: string;
  readonly version?: string;
  readonly principal?: string;
}

/** A request without `ABSENT` that a statement with these elements matches. */
function witness(elements: object, wanted: Wanted = {}): Witness | undefined {
  const { action: id = 's3:PutObject', version = '2012-10-17', principal } = wanted;
  const base = { Effect: 'Allow', Resource: 'arn:aws:s3:::lab/*' };
  const policy = policyOf({ Version: version, Statement: [{ ...base, ...elements }] });
  const action = catalog.action(id);
  if (!action) throw new TypeError(`no action ${id}`);
  return witnessWithout({
    policy,
    catalog,
    statement: firstOf(policy),
    absent: ABSENT,
    action,
    decision: 'allow',
    ...(principal && { principal }),
  });
}

describe('the principal of a witness', () => {
  test.for([
    [undefined, 'arn:aws:iam::111111111111:user/example'],
    ['*', 'arn:aws:iam::111111111111:user/example'],
    [{ AWS: '*' }, 'arn:aws:iam::111111111111:user/example'],
    [{ AWS: '222222222222' }, 'arn:aws:iam::222222222222:root'],
    [{ AWS: 'arn:aws:iam::222222222222:user/ana' }, 'arn:aws:iam::222222222222:user/ana'],
    [
      { AWS: 'arn:aws:iam::222222222222:role/a/reader' },
      'arn:aws:sts::222222222222:assumed-role/reader/example',
    ],
    [{ Service: 'logging.s3.amazonaws.com' }, 'logging.s3.amazonaws.com'],
    [{ AWS: 'AIDAEXAMPLEEXAMPLE' }, undefined],
    [{ Federated: 'accounts.google.com' }, undefined],
    [{}, undefined],
  ] as const)('named by %j: %s', ([Principal, principal]) => {
    expect(witness(Principal === undefined ? {} : { Principal })?.principal).toBe(principal);
  });

  test('is not guessed for NotPrincipal', () => {
    expect(witness({ NotPrincipal: { AWS: '222222222222' } })).toBe(undefined);
  });

  test('may be given', () => {
    expect(witness({ Principal: '*' }, { principal: 'anonymous' })?.principal).toBe('anonymous');
  });
});

describe('the resource of a witness', () => {
  test.for<[string, string | readonly string[], string | undefined]>([
    ['s3:PutObject', 'arn:aws:s3:::lab/*', 'arn:aws:s3:::lab/example'],
    ['s3:PutObject', 'arn:aws:s3:::lab/a?', 'arn:aws:s3:::lab/ax'],
    ['s3:PutObject', ['arn:aws:s3:::lab', 'arn:aws:s3:::lab/*'], 'arn:aws:s3:::lab/example'],
    ['s3:PutObject', 'arn:aws:s3:::*', 'arn:aws:s3:::example/example'],
    ['s3:PutObject', '*', 'arn:aws:s3:::example/example'],
    ['s3:ListBucket', '*', 'arn:aws:s3:::example'],
    ['s3:ListAllMyBuckets', '*', '*'],
    ['kms:Sign', 'arn:aws:kms:*:*:key/*', 'arn:aws:kms:us-east-1:111111111111:key/example'],
    ['s3:PutObject', 'arn:aws:s3:::lab', undefined],
    ['s3:PutObject', 'arn:aws:s3:::lab/<prefix>/*', undefined],
  ])('for %s on %j: %s', ([action, Resource, resource]) => {
    expect(witness({ Resource }, { action })?.resource).toBe(resource);
  });

  test('belongs to the account of its caller', () => {
    const Principal = { AWS: 'arn:aws:iam::222222222222:role/reader' };
    const found = witness({ Principal, Resource: '*' }, { action: 'kms:Decrypt' });
    expect(found?.resource).toBe('arn:aws:kms:us-east-1:222222222222:key/example');
  });

  test('is one that the action accepts where a policy has no Resource', () => {
    const { resource } = witness({ Resource: undefined }, { action: 'sts:AssumeRole' }) ?? {};
    expect(resource).toBe('arn:aws:iam::111111111111:role/example');
  });

  test('is not guessed for NotResource', () => {
    expect(witness({ Resource: undefined, NotResource: 'arn:aws:s3:::lab/a' })).toBe(undefined);
  });

  test('holds the values of its variables, which the context then has', () => {
    const Resource = 'arn:aws:s3:::lab/${aws:PrincipalTag/team}/${aws:username}/*';
    const found = witness({ Resource });
    expect(found?.resource).toBe('arn:aws:s3:::lab/example/example/example');
    expect(found?.context).toEqual({ 'aws:PrincipalTag/team': 'example' });
  });

  test('holds `${…}` as text under the old language version', () => {
    const found = witness({ Resource: 'arn:aws:s3:::lab/${a}' }, { version: '2008-10-17' });
    expect(found).toBe(undefined);
  });
});

describe('the context of a witness', () => {
  test.for<[object, Witness['context'] | undefined]>([
    [{ StringNotEquals: { [ABSENT]: 'red' } }, {}],
    [{ Null: { [ABSENT]: 'true' } }, {}],
    [{ StringEquals: { 'aws:SourceVpce': ['a', 'b'] } }, { 'aws:SourceVpce': 'a' }],
    [{ StringEquals: { 'aws:SourceVpce': 'a*' } }, { 'aws:SourceVpce': 'a*' }],
    [{ StringLike: { 'aws:SourceVpce': 'a*' } }, { 'aws:SourceVpce': 'aexample' }],
    [{ Bool: { 'aws:SecureTransport': false } }, { 'aws:SecureTransport': 'false' }],
    [{ IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }, { 'aws:SourceIp': '192.0.2.0' }],
    [{ NumericLessThanEquals: { 's3:max-keys': 5 } }, { 's3:max-keys': '5' }],
    [{ Null: { 'aws:TokenIssueTime': 'false' } }, { 'aws:TokenIssueTime': 'example' }],
    [{ 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'a' } }, { 'aws:TagKeys': ['a'] }],
    [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' } }, {}],
    [{ StringNotEquals: { 'aws:SourceVpce': 'a' } }, {}],
    [{ StringEqualsIfExists: { 'aws:SourceVpce': 'a' } }, {}],
    [
      { StringEquals: { 'aws:PrincipalTag/a': '${aws:PrincipalTag/b}' } },
      { 'aws:PrincipalTag/a': 'example', 'aws:PrincipalTag/b': 'example' },
    ],
    [{ StringEquals: { 'aws:username': 'example' } }, {}],
    [{ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } }, {}],
    [{ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' } }, {}],
  ])('makes %j true: %j', ([Condition, context]) => {
    expect(witness({ Condition })?.context).toEqual(context);
  });

  test.for<object>([
    { StringEquals: { 'aws:username': 'ana' } },
    { StringEquals: { 'aws:SourceVpce': '${endpoint}' } },
    { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } },
    { StringEquals: { 'aws:userid': 'AIDAEXAMPLE' } },
    { StringEquals: { 'aws:ResourceAccount': '222222222222' } },
    { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
    { NumericLessThan: { 's3:max-keys': '5' } },
    { 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': 'a' } },
    { StringEquals: { 'aws:SourceVpce': '${aws:userid}' } },
    { StringEquals: { 'aws:SourceVpce': '${*}' } },
    { StringEquals: { 'aws:SourceVpce': '${unclosed' } },
    { StringEquals: { 'aws:SourceVpce': [] } },
    { StringEquals: { 'aws:SourceVpce': '${s3:ExistingObjectTag/team}' } },
    { StringIs: { 'aws:SourceVpce': 'a' } },
    { StringEquals: { 'aws:SourceVpce': 'a' }, StringLike: { 'aws:SourceVpce': 'b*' } },
  ])('is not guessed for %j', (Condition) => expect(witness({ Condition })).toBe(undefined));

  test.for([
    ['111111111111', {}],
    ['222222222222', undefined],
  ] as const)("tells the caller's account of a call to AWS KMS: %s", ([account, context]) => {
    const Condition = { StringEquals: { 'kms:CallerAccount': account } };
    const found = witness({ Resource: '*', Condition }, { action: 'kms:Decrypt' });
    expect(found?.context).toEqual(context);
  });

  test('of an anonymous request lacks what a caller brings along', () => {
    const request = { principal: 'anonymous' };
    const lacking = { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } };
    const asking = { StringEquals: { 'aws:PrincipalAccount': '111111111111' } };
    expect(witness({ Condition: lacking }, request)?.context).toEqual({});
    expect(witness({ Condition: asking }, request)).toBe(undefined);
  });
});

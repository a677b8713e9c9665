import { describe, expect, test } from 'vitest';
import { evaluateValue } from '../../src/authorize/evaluate-input.ts';
import type { Explanation } from '../../src/authorize/explanation.ts';

const KEY = 'arn:aws:kms:eu-west-1:111111111111:key/1234';

interface Input {
  readonly request?: object;
  readonly identity?: readonly object[];
  readonly key?: readonly object[];
}

function explain({ request, identity = [], key = [] }: Input): Explanation {
  const evaluation = evaluateValue({
    request: {
      principal: 'arn:aws:iam::111111111111:user/ana',
      action: 'kms:Decrypt',
      resource: KEY,
      ...request,
    },
    policies: {
      identity: [{ name: 'own', document: { Version: '2012-10-17', Statement: identity } }],
      resource: { name: 'key', document: { Version: '2012-10-17', Statement: key } },
    },
  });
  if (evaluation.kind === 'invalid') throw new Error(JSON.stringify(evaluation.problems));
  return evaluation.explanation();
}

const ROOT = { AWS: 'arn:aws:iam::111111111111:root' };
const DELEGATE = { Effect: 'Allow', Principal: ROOT, Action: 'kms:*', Resource: '*' };
const USE = { Sid: 'Use', Effect: 'Allow', Action: 'kms:Decrypt', Resource: KEY };

describe('reasons', () => {
  test.for<[string, Input, readonly string[]]>([
    [
      'name what allows',
      { identity: [USE], key: [DELEGATE] },
      [
        'statement 0 (`Use`) of the identity policy `own` allows it',
        'statement 0 of the resource policy `key` allows it',
      ],
    ],
    [
      'name what denies',
      { identity: [USE, { ...USE, Sid: 'No', Effect: 'Deny' }], key: [DELEGATE] },
      ['statement 1 (`No`) of the identity policy `own` denies it'],
    ],
    ['say what is missing', { identity: [], key: [DELEGATE] }, ['no identity policy allows it']],
    [
      'say what the request does not tell',
      {
        request: { unknown: ['aws:SourceIp'] },
        identity: [{ ...USE, Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }],
        key: [DELEGATE],
      },
      ['the request does not tell `aws:sourceip`'],
    ],
    [
      'say what cannot be read',
      { identity: [{ ...USE, Condition: { StringIs: { k: 'v' } } }], key: [DELEGATE] },
      ['statement 0 of `own` is malformed: `StringIs` is no condition operator'],
    ],
    [
      'say that nobody knows the caller',
      { request: { principal: 'ana' } },
      ['`ana` is no principal of a form that keyproof knows'],
    ],
    [
      'name the reading that was taken',
      {
        identity: [
          USE,
          { ...USE, Effect: 'Deny', Condition: { StringNotEquals: { 'aws:username': '${a:b}' } } },
        ],
        key: [DELEGATE],
      },
      [
        'statement 1 (`Use`) of the identity policy `own` denies it',
        'assumed (D7): does a negated operator match when a policy variable has no value? yes',
      ],
    ],
  ])('%s', ([, input, reasons]) => {
    expect(explain(input).reasons).toEqual(reasons);
  });
});

test('checks tell which gate was open and which was shut', () => {
  expect(explain({ identity: [], key: [DELEGATE] }).checks).toEqual([
    { blocker: 'resource', passes: true },
    { blocker: 'identity', passes: false },
  ]);
});

describe('a near miss', () => {
  const like = { StringLike: { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::lab/*' } };

  test('fails in one condition: the values differ', () => {
    const context = { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::lab' };
    const identity = [{ ...USE, Condition: like }];
    expect(explain({ request: { context }, identity, key: [DELEGATE] }).nearMisses).toEqual([
      {
        source: { kind: 'identity', policy: 'own', statement: 0, sid: 'Use', effect: 'Allow' },
        element: 'condition',
        name: 'StringLike',
        key: 'kms:EncryptionContext:aws:s3:arn',
        policy: ['arn:aws:s3:::lab/*'],
        filled: ['arn:aws:s3:::lab/*'],
        request: ['arn:aws:s3:::lab'],
        state: 'different',
      },
    ]);
  });

  test('fails in one condition: the key is absent', () => {
    const identity = [{ ...USE, Condition: like }];
    expect(explain({ identity, key: [DELEGATE] }).nearMisses).toMatchObject([
      { element: 'condition', request: [], state: 'absent' },
    ]);
  });

  test('shows what policy variables became', () => {
    const Condition = { StringEquals: { 'kms:EncryptionContext:owner': '${aws:PrincipalTag/o}' } };
    const context = { 'aws:PrincipalTag/o': 'ana', 'kms:EncryptionContext:owner': 'bob' };
    const identity = [{ ...USE, Condition }];
    expect(explain({ request: { context }, identity, key: [DELEGATE] }).nearMisses).toMatchObject([
      { policy: ['${aws:PrincipalTag/o}'], filled: ['ana'], request: ['bob'] },
    ]);
  });

  test('fails in its action, resource or principal, and the likeliest come first', () => {
    const other = 'arn:aws:kms:eu-west-1:111111111111:key/5678';
    const identity = [
      { ...USE, Action: 'kms:Encrypt' },
      { ...USE, Resource: other },
    ];
    const named = { AWS: 'arn:aws:iam::111111111111:user/bob' };
    const key = [{ ...DELEGATE, Principal: named }];
    expect(explain({ identity, key }).nearMisses).toMatchObject([
      {
        element: 'principal',
        policy: [named.AWS],
        request: ['arn:aws:iam::111111111111:user/ana'],
      },
      { element: 'resource', name: 'Resource', policy: [other], request: [KEY] },
      { element: 'action', name: 'Action', policy: ['kms:Encrypt'], request: ['kms:Decrypt'] },
    ]);
  });

  test('does not fail twice', () => {
    const identity = [{ ...USE, Action: 'kms:Encrypt', Condition: like }];
    expect(explain({ identity, key: [DELEGATE] }).nearMisses).toEqual([]);
  });

  test('is not looked for where something allows', () => {
    const identity = [USE, { ...USE, Condition: like }];
    expect(explain({ identity }).nearMisses).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { impossibleTests } from '../../src/lint/impossible-tests.ts';
import { contextOf } from './policy-of.ts';

const KEY = 'aws:PrincipalTag/team';
const ARN = 'aws:SourceArn';
const IP = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };

/** How many tests of an Allow with these elements contradict each other; 0 when none do. */
function contradicting(elements: object, version = '2012-10-17'): number {
  const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...elements };
  const context = contextOf({ Version: version, Statement: [allow] });
  return impossibleTests(context)[0]?.clauses.length ?? 0;
}

test.for<[number, object]>([
  [2, { StringEquals: { [KEY]: 'a' }, StringLike: { [KEY]: 'b*' } }],
  [2, { StringEquals: { [KEY]: ['a', 'b'] }, StringLike: { [KEY]: ['c', '?d'] } }],
  [2, { StringEquals: { [KEY]: 'a' }, StringNotEquals: { [KEY]: ['b', 'a'] } }],
  [2, { StringEquals: { [KEY]: 'a' }, StringNotEqualsIgnoreCase: { [KEY]: 'A' } }],
  [2, { StringEquals: { [KEY]: 'a' }, StringEqualsIfExists: { [KEY]: 'b' } }],
  [2, { StringLike: { [KEY]: 'a*' }, StringNotLike: { [KEY]: '*' } }],
  [2, { StringLike: { [KEY]: 'a*' }, StringLikeIfExists: { [KEY]: 'b*' } }],
  [2, { ArnEquals: { [ARN]: 'arn:aws:s3:::a' }, ArnNotLike: { [ARN]: 'arn:aws:s3:::*' } }],
  [2, { ...IP, StringLike: { 'aws:SourceVpc': '*' } }],
  [2, { ...IP, Null: { 'aws:SourceVpce': 'false' }, Bool: { 'aws:SecureTransport': 'true' } }],
  [2, { StringEquals: { 'aws:SourceAccount': '111111111111', 'aws:username': 'ana' } }],
  [
    3,
    {
      StringEquals: { [KEY]: ['${aws:username}'], 'aws:username': 'a' },
      StringLike: { [KEY]: 'b' },
    },
  ],
  [
    3,
    {
      StringLike: { [KEY]: ['a*', 'b*'] },
      StringNotLike: { [KEY]: 'a*' },
      StringNotEquals: {},
      ArnNotLike: {},
      StringEqualsIgnoreCase: { [KEY]: 'A' },
    },
  ],
  [0, { ArnEquals: { [ARN]: 'arn:aws:s3:::a' }, ArnNotLike: { [ARN]: 'arn:*:a' } }],
  [0, { StringEquals: { [KEY]: ['a', 'b'] }, StringLike: { [KEY]: 'b*' } }],
  [0, { StringEquals: { [KEY]: 'a' }, StringEqualsIgnoreCase: { [KEY]: 'A' } }],
  [0, { StringLike: { [KEY]: 'a*' }, StringNotLike: { [KEY]: 'b*' } }],
  [0, { StringEqualsIfExists: { [KEY]: 'a' }, StringLikeIfExists: { [KEY]: 'b' } }],
  [0, { StringEquals: { [KEY]: '${aws:username}' }, StringLike: { [KEY]: 'b' } }],
  [0, { StringEquals: { [KEY]: '<team>' }, StringLike: { [KEY]: 'b' } }],
  [0, { StringEquals: { [KEY]: '${team}' }, StringLike: { [KEY]: 'b' } }],
  [0, { StringEquals: { [KEY]: 'a' }, StringLike: { 'aws:PrincipalTag/other': 'b' } }],
  [0, { StringEquals: { [KEY]: 'a' }, 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'b' } }],
  [
    0,
    {
      'ForAnyValue:StringEquals': { 'aws:TagKeys': 'a' },
      'ForAnyValue:StringLike': { 'aws:TagKeys': 'b' },
    },
  ],
  [0, { StringEquals: { [KEY]: 'a' } }],
  [0, { ...IP, StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }],
  [0, { ...IP, StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } }],
])('%i of %j contradict each other', ([count, Condition]) => {
  expect(contradicting({ Condition })).toBe(count);
});

const role = 'arn:aws:iam::111111111111:role/reader';
const session = 'arn:aws:sts::111111111111:assumed-role/reader/x';
const pinned = { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/writer' } };
const ofAccount = { StringEquals: { 'aws:PrincipalAccount': '222222222222' } };

test.for<[number, string | object, object]>([
  [1, { AWS: role }, pinned],
  [1, { AWS: [role, 'arn:aws:iam::111111111111:role/other'] }, pinned],
  [0, { AWS: [role, 'arn:aws:iam::111111111111:user/ana'] }, pinned],
  [1, { AWS: [role, session, 'arn:aws:iam::111111111111:user/ana'] }, ofAccount],
  [0, { Service: 'sns.amazonaws.com' }, pinned],
  // Whether services have an account, no page says.
  [0, { Service: 'sns.amazonaws.com' }, { Null: { 'aws:PrincipalAccount': 'true' } }],
  [1, { AWS: role }, ofAccount],
  [0, { AWS: [role, 'arn:aws:iam::111111111111:role/writer'] }, pinned],
  [0, { AWS: '111111111111' }, pinned],
  [0, { AWS: session }, pinned],
  [0, '*', pinned],
  [
    0,
    { AWS: role, Service: 'sns.amazonaws.com' },
    { Null: { 'aws:PrincipalServiceName': 'true' } },
  ],
])('%i test contradicts the principal %j: %j', ([count, Principal, Condition]) => {
  expect(contradicting({ Principal, Condition })).toBe(count);
});

test('what the resource takes from a key, a request has to carry', () => {
  const Condition = { Null: { 'aws:username': 'true' } };
  expect(contradicting({ Resource: 'arn:aws:s3:::lab/${aws:username}/*', Condition })).toBe(1);
  expect(contradicting({ Resource: 'arn:aws:s3:::lab/*', Condition })).toBe(0);
});

test('nothing is proved of variables in the older language version', () => {
  const Condition = { StringEquals: { [KEY]: '${aws:username}' }, StringLike: { [KEY]: 'b*' } };
  expect(contradicting({ Condition }, '2008-10-17')).toBe(0);
});

test('what takes too long to prove is not said', () => {
  const values = Array.from({ length: 600 }, (_, index) => `a${index}`);
  const found = (count: number): number => {
    const Condition = {
      StringEquals: { [KEY]: values.slice(0, count) },
      StringLike: { [KEY]: 'b*' },
    };
    return contradicting({ Condition });
  };
  expect([found(400), found(600)]).toEqual([2, 0]);
});

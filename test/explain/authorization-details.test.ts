import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readAuthorizationDetails } from '../../src/explain/authorization-details.ts';

const answer: unknown = JSON.parse(
  readFileSync(
    new URL('../../fixtures/events/details-identity-deny.json', import.meta.url),
    'utf8',
  ),
);
const USER = 'arn:aws:iam::111111111111:user/aalsg-user-2';
const DENIES = 'arn:aws:iam::111111111111:policy/deny-lab';
const FULL = 'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess';

test('every evaluation names its request, its result and what matched', () => {
  const [first, second] = readAuthorizationDetails(answer)?.evaluations ?? [];
  expect(first?.effect).toBe('explicit-deny');
  expect(first?.matched).toEqual([
    { uri: DENIES, type: 'identity', statements: [{ sid: 'NobodyLooks', effect: 'DENY' }] },
    { uri: FULL, type: 'scp', statements: [{ sid: undefined, effect: 'ALLOW' }] },
  ]);
  expect(first?.request).toEqual({
    principal: USER,
    action: 'iam:GetUser',
    resource: 'arn:aws:iam::111111111111:user/aalsg-user-1',
    resourceAccount: '111111111111',
    context: new Map<string, unknown>([
      ['aws:PrincipalArn', USER],
      ['aws:userid', 'AIDAEXAMPLE2'],
      ['aws:SourceIp', '192.0.2.10'],
      ['aws:SecureTransport', 'true'],
      ['aws:EpochTime', '1772446530'],
      ['aws:PrincipalOrgPaths', ['o-example/r-lab/ou-lab-prod/']],
      ['aws:ResourceAccount', '111111111111'],
    ]),
    unknown: [],
  });
  expect(second).toMatchObject({ action: 'iam:ListUsers', resource: '*', effect: 'implicit-deny' });
});

test('every policy says what it is attached to', () => {
  expect(readAuthorizationDetails(answer)?.policies[0]).toEqual({
    uri: DENIES,
    type: 'identity',
    isInline: false,
    attachedTo: [USER],
  });
});

test('a page of several is not complete', () => {
  expect(readAuthorizationDetails(answer)?.isComplete).toBe(true);
  const page = readAuthorizationDetails({ evaluations: [{ action: 'a:B' }], nextToken: 'x' });
  expect(page).toMatchObject({ isComplete: false, evaluations: [{ request: undefined }] });
});

test.for([
  null,
  [],
  'x',
  {},
  { evaluations: {} },
  { evaluations: [] },
  { evaluations: [null, 1, {}, { action: [] }] },
])('%j is no such answer', (value) => {
  expect(readAuthorizationDetails(value)).toBeUndefined();
});

test('odd shapes are left out', () => {
  const odd = readAuthorizationDetails({
    requestContext: { __proto__: null, 'aws:userid': {}, 'aws:TagKeys': [1, {}, 'a'] },
    evaluations: [
      {
        action: 'a:B',
        context: [],
        evaluatedEffect: 'MAYBE',
        matchedPolicies: [{}, { uri: 'u', matchedStatements: [1, { sid: {} }] }],
      },
    ],
    policies: [null, { uri: 'u', type: 'constructor', attachedTo: 'x' }],
  });
  expect(odd).toEqual({
    evaluations: [
      {
        action: 'a:B',
        resource: '*',
        effect: undefined,
        request: undefined,
        matched: [
          { uri: 'u', type: undefined, statements: [{ sid: undefined, effect: undefined }] },
        ],
      },
    ],
    policies: [{ uri: 'u', type: undefined, isInline: undefined, attachedTo: [] }],
    isComplete: true,
  });
});

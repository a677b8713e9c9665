import { describe, expect, test } from 'vitest';
import { inferType, type TypeEvidence } from '../../src/policy/infer-type.ts';
import { readPolicy } from '../../src/policy/read-policy.ts';
import { parseJson } from '../../src/syntax/parse-json.ts';

const NONE: TypeEvidence = { path: 'policy.json', wrapper: [] };

function typeOf(statements: readonly object[], evidence: Partial<TypeEvidence> = {}): string {
  const { root } = parseJson(JSON.stringify({ Statement: statements }));
  if (root?.kind !== 'object') throw new Error('the test policy is no object');
  return inferType(readPolicy(root, 'identity'), { ...NONE, ...evidence }).type;
}

const ANYONE = { Principal: '*' };
const READ = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };

describe('the content tells', () => {
  test.each([
    ['identity', READ],
    ['bucket', { ...READ, ...ANYONE }],
    ['key', { ...ANYONE, Effect: 'Allow', Action: 'kms:*', Resource: '*' }],
    ['trust', { ...ANYONE, Effect: 'Allow', Action: 'sts:AssumeRole' }],
    ['rcp', { ...ANYONE, Effect: 'Deny', Action: 's3:*', Resource: '*' }],
    ['resource', { ...ANYONE, Effect: 'Allow', Action: 'sqs:*', Resource: 'arn:aws:sqs:r:1:q' }],
    [
      'endpoint',
      {
        ...READ,
        ...ANYONE,
        Resource: ['arn:aws:s3:::b/*', 'arn:aws:s3:us-east-1:111111111111:accesspoint/p'],
      },
    ],
  ])('%s', (type, statement) => {
    expect(typeOf([statement])).toBe(type);
  });
});

describe('where the content leaves it open, the path tells', () => {
  test.each([
    ['scp', 'policies/scp/deny.json', READ],
    ['boundary', 'dev-boundary.json', READ],
    ['boundary', 'DevPermissionsBoundary.json', READ],
    ['scp', 'SCPDeny.json', READ],
    ['identity', 'S3Reader.json', READ],
    ['session', 'session-policy.json', READ],
    ['identity', 'a-description.json', READ],
    ['endpoint', 'vpce/s3.json', { ...READ, ...ANYONE }],
    ['bucket', 'scp/bucket.json', { ...READ, ...ANYONE }],
  ])('%s: %s', (type, path, statement) => {
    expect(typeOf([statement], { path })).toBe(type);
  });
});

test('what a policy stands in tells before all else', () => {
  const wrapper = ['Roles', '0', 'AssumeRolePolicyDocument'];
  expect(typeOf([READ], { path: 'scp.json', wrapper })).toBe('trust');
});

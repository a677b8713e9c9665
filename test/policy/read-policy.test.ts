import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../src/policy/read-policy.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { parseJson } from '../../src/syntax/parse-json.ts';

function read(document: object): Policy {
  const { root } = parseJson(JSON.stringify(document));
  if (root?.kind !== 'object') throw new Error('the test policy is no object');
  return readPolicy(root, 'identity');
}

test('lists and single values read alike', () => {
  const one = read({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' },
  });
  const many = read({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::b/*'] }],
  });
  for (const { statements, problems } of [one, many]) {
    expect(problems).toEqual([]);
    expect(statements).toMatchObject([
      {
        index: 0,
        effect: 'Allow',
        action: { negated: false, patterns: [{ text: 's3:GetObject' }] },
        resource: { negated: false, patterns: [{ text: 'arn:aws:s3:::b/*' }] },
      },
    ]);
  }
});

test('each value knows its place in the text', () => {
  const text = '{"Statement":[{"Effect":"Allow","NotAction":"iam:*"}]}';
  const { root } = parseJson(text);
  if (root?.kind !== 'object') throw new Error('the test policy is no object');
  const [statement] = readPolicy(root, 'identity').statements;
  const at = statement?.action?.patterns[0]?.node.at;
  expect(text.slice(at?.start, at?.end)).toBe('"iam:*"');
  expect(statement?.action?.negated).toBe(true);
});

describe('a part of the wrong shape is a problem and stops nothing', () => {
  const right = { Effect: 'Deny', Action: '*', Resource: '*' };
  test.each([
    ['a statement that is a text', { Statement: ['x', right] }],
    ['an effect that is a number', { Statement: [{ ...right, Effect: 1 }, right] }],
    ['an action that is an object', { Statement: [{ ...right, Action: {} }, right] }],
    ['a condition that is a text', { Statement: [{ ...right, Condition: 'x' }, right] }],
    ['a principal that is a list', { Statement: [{ ...right, Principal: ['x'] }, right] }],
    ['a version that is a number', { Version: 2012, Statement: [right, right] }],
  ])('%s', (_title, document) => {
    const { problems, statements } = read(document);
    expect(problems.length).toBeGreaterThan(0);
    expect(statements.at(-1)).toMatchObject({ effect: 'Deny' });
  });

  test('names that every object inherits are no elements', () => {
    const { statements } = read({ Statement: [{ ...right, ['__proto__x']: 1 }] });
    expect(statements).toHaveLength(1);
    expect(read({ ['constructor']: [] }).statements).toEqual([]);
  });
});

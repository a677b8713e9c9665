import { describe, expect, test } from 'vitest';
import { isStackPolicy } from '../../src/policy/stack-policy.ts';
import { templateFunction } from '../../src/policy/template-function.ts';
import { parseJson } from '../../src/syntax/parse-json.ts';
import type { Node } from '../../src/syntax/tree.ts';

function node(value: unknown): Node {
  const { root } = parseJson(JSON.stringify(value));
  if (!root) throw new TypeError('no JSON');
  return root;
}

describe('a stack policy', () => {
  test.for<[boolean, object]>([
    [
      true,
      { Statement: [{ Action: 'Update:*' }, { Action: ['update:Delete', 'Update:Replace'] }] },
    ],
    [true, { Statement: { NotAction: 'Update:Delete' } }],
    [false, { Statement: [{ Action: 'Update:*' }, { Action: 's3:GetObject' }] }],
    [false, { Statement: [{ Action: ['Update:*', 1] }] }],
    [false, { Statement: [{}] }],
    [false, {}],
  ])('is told by its actions: %s for %j', ([expected, value]) => {
    const policy = node(value);
    expect(policy.kind === 'object' && isStackPolicy(policy)).toBe(expected);
  });
});

describe('a template function', () => {
  test.for<[unknown, string | undefined]>([
    [{ Ref: 'Bucket' }, 'Ref'],
    [{ 'Fn::Sub': '${Bucket}/*' }, 'Fn::Sub'],
    [{ Ref: 'Bucket', Other: 1 }, undefined],
    [{ AWS: '*' }, undefined],
    ['Ref', undefined],
    [{}, undefined],
  ])('of %j is %s', ([value, name]) => expect(templateFunction(node(value))).toBe(name));
});

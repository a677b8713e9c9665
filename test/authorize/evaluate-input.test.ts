import { describe, expect, test } from 'vitest';
import { evaluateInput, evaluateValue } from '../../src/authorize/evaluate-input.ts';
import { parseJson } from '../../src/syntax/parse-json.ts';

const REQUEST = {
  principal: 'arn:aws:iam::111111111111:user/ana',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::orders/a',
  resourceAccount: '111111111111',
};
const ALLOW_ALL = {
  name: 'all',
  document: { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
};

describe('an input that does not fit the contract', () => {
  test.for<[string, unknown, string, string]>([
    ['no object', [], '', 'an object is expected here, not an array'],
    ['no request', { policies: {} }, '', '`request` is missing'],
    ['no policies', { request: REQUEST }, '', '`policies` is missing'],
    [
      'an unknown member',
      { request: REQUEST, policies: { identities: [] } },
      '/policies/identities',
      '`identities` has no meaning here',
    ],
    [
      'a number for a text',
      { request: { ...REQUEST, action: 1 }, policies: {} },
      '/request/action',
      'a string is expected here, not a number',
    ],
    [
      'an object as a context value',
      { request: { ...REQUEST, context: { 'a/b': {} } }, policies: {} },
      '/request/context/a~1b',
      'a string, a number or a boolean is expected here, not an object',
    ],
    [
      'a policy without document',
      { request: REQUEST, policies: { scps: [[{ name: 'x' }]] } },
      '/policies/scps/0/0',
      '`document` is missing',
    ],
    [
      'no JSON',
      { request: REQUEST, policies: () => 1 },
      '',
      'the value holds something that JSON does not know',
    ],
  ])('%s', ([, input, pointer, message]) => {
    expect(evaluateValue(input)).toMatchObject({
      kind: 'invalid',
      problems: expect.arrayContaining([expect.objectContaining({ pointer, message })]),
    });
  });

  test('is shown its place in the text', () => {
    const text = '{"request": 1, "policies": {}, "policies": {}}';
    const { root } = parseJson(text);
    const evaluation = root && evaluateInput(root);
    const places = evaluation?.kind === 'invalid' ? evaluation.problems : [];
    expect(places.map(({ at }) => text.slice(at.start, at.end))).toEqual(['"policies"', '1']);
  });

  test('keeps its id', () => {
    expect(evaluateValue({ id: 'x' })).toMatchObject({ kind: 'invalid', id: 'x' });
  });

  test.for<[string, () => unknown]>([
    ['nests a million deep', () => nested(1_000_000)],
    ['refers to itself', () => cyclic()],
    [
      'holds a name of Object',
      () => JSON.parse('{"__proto__": 1, "constructor": {}, "request": 2}'),
    ],
    ['is null', () => null],
    ['is undefined', () => undefined],
    ['is a big integer', () => 1n],
  ])('does not throw when it %s', ([, make]) => {
    expect(evaluateValue(make()).kind).toBe('invalid');
  });
});

describe('an input', () => {
  test('is decided', () => {
    const input = { id: '7', request: REQUEST, policies: { identity: [ALLOW_ALL] } };
    expect(evaluateValue(input)).toMatchObject({
      kind: 'decided',
      id: '7',
      decision: {
        decision: 'allow',
        determining: [{ kind: 'identity', policy: 'all', statement: 0, effect: 'Allow' }],
        blockedBy: [],
        assumptions: [],
      },
    });
  });

  test('with names of Object everywhere changes nothing but what it names', () => {
    const text = `{
      "request": {"principal": "anonymous", "action": "constructor", "resource": "__proto__",
        "context": {"__proto__": "x", "toString": ["y"]}, "unknown": ["hasOwnProperty"]},
      "policies": {"identity": [{"name": "__proto__", "document": {"__proto__": 1}}],
        "resource": {"name": "", "document": {"Statement": [{"Effect": "Allow", "Principal": "*",
          "Action": "*", "Resource": "*", "Condition": {"constructor": {"__proto__": "x"}}},
          {"constructor": 1}]}}}}`;
    const names = Object.getOwnPropertyNames(Object.prototype).join();
    expect(evaluateValue(JSON.parse(text))).toMatchObject({ decision: { decision: 'unknown' } });
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(names);
  });

  test('with a document that is no object is unknown where it matters', () => {
    const odd = { name: 'odd', document: 'Allow' };
    const boundary = [odd];
    expect(evaluateValue({ request: REQUEST, policies: { identity: [odd] } })).toMatchObject({
      decision: { decision: 'unknown' },
    });
    const identity = [ALLOW_ALL];
    expect(evaluateValue({ request: REQUEST, policies: { identity, boundary } })).toMatchObject({
      decision: { decision: 'unknown' },
    });
  });

  test('names the statement in its place beside items that are none', () => {
    const Statement = ['x', { Effect: 'Deny', Action: '*', Resource: '*' }];
    const identity = [{ name: 'p', document: { Statement } }];
    expect(evaluateValue({ request: REQUEST, policies: { identity } })).toMatchObject({
      decision: { decision: 'explicit-deny', determining: [{ statement: 1 }] },
    });
  });

  test('with a key and value written twice does not take the last in silence', () => {
    const text = `{"request": ${JSON.stringify(REQUEST)}, "policies": {"identity": [{"name": "p",
      "document": {"Statement": {"Effect": "Deny", "\\u0045ffect": "Allow", "Action": "*",
      "Resource": "*"}}}]}}`;
    const { root } = parseJson(text);
    expect(root && evaluateInput(root)).toMatchObject({ decision: { decision: 'unknown' } });
  });
});

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}

function cyclic(): object {
  const value: { request: unknown[] } = { request: [] };
  value.request.push(value, value);
  return value;
}

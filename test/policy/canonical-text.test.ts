import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../src/policy/canonical-text.ts';
import { parseJson } from '../../src/syntax/parse-json.ts';

function canonical(text: string): string {
  const { root } = parseJson(text);
  return root ? canonicalText(root) : '';
}

describe('the canonical text', () => {
  test.for([
    ['{"a":1,"b":2}', '{"b":2,"a":1}'],
    ['["x"]', '"x"'],
    ['["x","y"]', '["y","x","y"]'],
    ['{"aws:SecureTransport":true}', '{"aws:SecureTransport":"true"}'],
    ['{"n":10}', '{"n":["10"]}'],
    ['"A"', '"\\u0041"'],
  ])('of %s is that of %s', ([left = '', right = '']) =>
    expect(canonical(left)).toBe(canonical(right)),
  );

  test.for([
    ['"a"', '"A"'],
    ['["a","b"]', '"a,b"'],
    ['{"a":"b"}', '"{\\"a\\":\\"b\\"}"'],
    ['null', '"null"'],
    ['[]', '""'],
    ['1.0', '1'],
  ])('tells %s from %s', ([left = '', right = '']) =>
    expect(canonical(left)).not.toBe(canonical(right)),
  );
});

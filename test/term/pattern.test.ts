import { describe, expect, test } from 'vitest';
import {
  LENGTH_LIMIT,
  literalTokens,
  matchesPattern,
  matchesTokens,
  readPattern,
} from '../../src/term/pattern.ts';

function matches(pattern: string, text: string): unknown {
  return matchesPattern(readPattern(pattern), text);
}

describe('a pattern', () => {
  test.for<[string, string]>([
    ['*', ''],
    ['*', 'a\nb'],
    ['a*', 'a'],
    ['a*b', 'ab'],
    ['a*b*c', 'axxbxxbc'],
    ['?', '*'],
    ['a?c*', 'abc/d:e'],
    ['**', ''],
    ['', ''],
  ])('%s matches %s', ([pattern, text]) => {
    expect(matches(pattern, text)).toBe(true);
  });

  test.for<[string, string]>([
    ['', 'a'],
    ['a', ''],
    ['?', ''],
    ['a*', 'b'],
    ['a*b', 'a'],
    ['a*b*c', 'acb'],
    ['A*', 'a'],
  ])('%s does not match %s', ([pattern, text]) => {
    expect(matches(pattern, text)).toBe(false);
  });

  test('has as many retries as a hostile policy can ask for', () => {
    const text = 'a'.repeat(LENGTH_LIMIT);
    const stars = '*a'.repeat(LENGTH_LIMIT / 2 - 1);
    expect(matches(`${stars}*b`, text)).toBe(false);
    expect(matches(`${stars}*`, text)).toBe(true);
    expect(matches(`*${'a'.repeat(LENGTH_LIMIT / 2)}b*`, text)).toBe(false);
  });

  test('longer than the limit is not matched token by token', () => {
    const long = 'a'.repeat(LENGTH_LIMIT + 1);
    expect(matches(`${long}?`, 'a')).toBe('unknown');
    expect(matches('?*b', long)).toBe('unknown');
    expect(matches('a*', long)).toBe(true);
    expect(matches(long, long)).toBe(true);
  });

  test('takes literal tokens for themselves', () => {
    expect(matchesTokens(literalTokens('a*?'), 'a*?')).toBe(true);
    expect(matchesTokens(literalTokens('a*?'), 'abc')).toBe(false);
  });
});

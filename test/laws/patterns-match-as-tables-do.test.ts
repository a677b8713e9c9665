import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  matchesPattern,
  matchesTokens,
  patternTokens,
  readPattern,
} from '../../src/term/pattern.ts';

/** The dynamic-programming table over pattern and text, one row at a time. */
function tableMatches(pattern: string, text: string): boolean {
  let reached = Array.from({ length: text.length + 1 }, (_, at) => at === 0);
  for (const symbol of pattern) {
    const before = reached;
    const first = before.indexOf(true);
    reached = before.map((_, at) =>
      symbol === '*'
        ? first >= 0 && at >= first
        : at > 0 && before[at - 1] === true && (symbol === '?' || symbol === text[at - 1]),
    );
  }
  return reached[text.length] === true;
}

function words(alphabet: string, length: number): readonly string[] {
  if (length === 0) return [''];
  const shorter = words(alphabet, length - 1);
  return [
    ...shorter,
    ...shorter.flatMap((word) =>
      word.length === length - 1 ? [...alphabet].map((letter) => word + letter) : [],
    ),
  ];
}

test('every pattern of up to 6 symbols, on every text of up to 6', () => {
  const texts = words('ab', 6);
  let pairs = 0;
  const wrong: string[] = [];
  for (const pattern of words('ab*?', 6)) {
    const read = readPattern(pattern);
    const tokens = patternTokens(pattern);
    for (const text of texts) {
      const expected = tableMatches(pattern, text);
      const isRight =
        matchesPattern(read, text) === expected && matchesTokens(tokens, text) === expected;
      if (!isRight) wrong.push(`${pattern} on ${text}`);
      pairs++;
    }
  }
  expect(wrong).toEqual([]);
  expect(pairs).toBe(5461 * 127);
});

test('long patterns with many stars', () => {
  const symbols = fc.array(fc.constantFrom('a', 'b', '*', '?', '*a'), { maxLength: 60 });
  const letters = fc.array(fc.constantFrom('a', 'b', 'aa'), { maxLength: 120 });
  fc.assert(
    fc.property(symbols, letters, (pattern, text) => {
      const [one, other] = [pattern.join(''), text.join('')];
      expect(matchesPattern(readPattern(one), other)).toBe(tableMatches(one, other));
    }),
    { numRuns: 20_000 },
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverers } from '../../src/lint/coverers.ts';
import { coversPattern, matchesWildcard } from '../../src/policy/wildcard.ts';

function kept(texts: readonly string[]): readonly string[] {
  const wider = coverers(texts, coversPattern);
  return texts.filter((_, index) => wider[index] === undefined);
}

describe('coverers', () => {
  test.for<[readonly string[], readonly string[]]>([
    [['a*', 'ab', 'abc*'], ['a*']],
    [['ab', 'a*', '*'], ['*']],
    [['ab', 'ab', 'ab'], ['ab']],
    [['a*', 'a**', 'a***'], ['a*']],
    [
      ['a?', 'a*b', 'ab'],
      ['a?', 'a*b'],
    ],
    [
      ['ab*', 'ac*', 'a'],
      ['ab*', 'ac*', 'a'],
    ],
    [[], []],
  ])('of %j leave %j', ([texts, left]) => {
    expect(kept(texts)).toEqual(left);
  });

  test('are named as the widest of a chain', () => {
    expect(coverers(['ab', 'ab*', 'a*'], coversPattern)).toEqual([2, 2, undefined]);
  });

  test('lose nothing when all that is covered goes', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 5 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 8 }), text, (patterns, request) => {
        const matches = (entry: string): boolean => matchesWildcard(entry, request);
        expect(kept(patterns).some(matches)).toBe(patterns.some(matches));
      }),
      { numRuns: 5_000 },
    );
  });

  test('compare a long list in linear steps', () => {
    let comparisons = 0;
    const covers = (): boolean => {
      comparisons++;
      return false;
    };
    const list = Array.from({ length: 2_000 }, (_, index) => `a*${index}`);
    coverers(list, covers);
    expect(comparisons).toBeLessThanOrEqual(list.length * 16);
  });
});

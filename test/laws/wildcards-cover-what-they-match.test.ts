import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coversPattern, matchesWildcard } from '../../src/policy/wildcard.ts';

const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 7 });
const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 9 });

/** The definition, by recursion over both. */
function defined(wanted: string, given: string): boolean {
  const [symbol] = wanted;
  if (symbol === undefined) return given === '';
  const rest = wanted.slice(1);
  if (symbol === '*')
    return defined(rest, given) || (given !== '' && defined(wanted, given.slice(1)));
  return given !== '' && (symbol === '?' || symbol === given[0]) && defined(rest, given.slice(1));
}

test('a wildcard matches what its definition says', () => {
  fc.assert(
    fc.property(pattern, text, (wanted, given) => {
      expect(matchesWildcard(wanted, given)).toBe(defined(wanted, given));
    }),
    { numRuns: 5000 },
  );
});

test('what a pattern covers matches nothing that it does not', () => {
  fc.assert(
    fc.property(pattern, pattern, text, (wide, narrow, given) => {
      fc.pre(coversPattern(wide, narrow) && matchesWildcard(narrow, given));
      expect(matchesWildcard(wide, given)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

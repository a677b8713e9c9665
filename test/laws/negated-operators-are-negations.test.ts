import fc from 'fast-check';
import { expect, test } from 'vitest';
import { negate } from '../../src/term/truth.ts';
import { LAW_RUNS } from './authorization.ts';
import { clauseCase, holds } from './clause.ts';

/** Negated operators and their opposite, where every value can be read: String and ARN operators. */
const OPPOSITES = new Map([
  ['StringNotEquals', 'StringEquals'],
  ['StringNotEqualsIgnoreCase', 'StringEqualsIgnoreCase'],
  ['StringNotLike', 'StringLike'],
  ['ArnNotEquals', 'ArnEquals'],
  ['ArnNotLike', 'ArnLike'],
]);

test('a negated operator holds just where its opposite does not, absent keys included', () => {
  fc.assert(
    fc.property(
      clauseCase(({ name }) => OPPOSITES.has(name)),
      ({ sample, policy, state }) => {
        const opposite = OPPOSITES.get(sample.name) ?? '';
        expect(holds(sample.name, policy, state)).toBe(negate(holds(opposite, policy, state)));
      },
    ),
    { numRuns: LAW_RUNS },
  );
});

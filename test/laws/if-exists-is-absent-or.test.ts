import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LAW_RUNS } from './authorization.ts';
import { clauseCase, holds } from './clause.ts';

test('an operator with IfExists holds where the key is absent or the operator holds', () => {
  fc.assert(
    fc.property(
      clauseCase(({ kind }) => kind !== 'null'),
      ({ sample, policy, state }) => {
        const expected = state.kind === 'absent' || holds(sample.name, policy, state);
        expect(holds(`${sample.name}IfExists`, policy, state)).toBe(expected);
      },
    ),
    { numRuns: LAW_RUNS },
  );
});

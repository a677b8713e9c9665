import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AuthorizeOptions } from '../../src/authorize/decision.ts';
import { evaluateValue } from '../../src/authorize/evaluate-input.ts';
import { authorizationInput } from '../oracle/arbitraries.ts';
import { decide } from '../oracle/decide.ts';
import type { Input } from '../oracle/input.ts';
import { POINTS, type Point, type ReadingChoice } from '../oracle/readings.ts';

/** Comparisons in a plain run; `KEYPROOF_RUNS` and `KEYPROOF_SEED` ask for others. */
const RUNS = Number(process.env['KEYPROOF_RUNS'] ?? 100_000);
const SEED = Number(process.env['KEYPROOF_SEED'] ?? 20_260_926);

test(`decides as the oracle does, ${RUNS} times with seed ${SEED}`, { timeout: 0 }, () => {
  fc.assert(
    fc.property(authorizationInput(), (input) => {
      expect(answer(input)).toEqual(expected(input));
    }),
    { numRuns: RUNS, seed: SEED },
  );
});

test('agrees with the oracle under any choice of readings', { timeout: 0 }, () => {
  fc.assert(
    fc.property(authorizationInput(), fc.subarray([...POINTS]), (input, other) => {
      const choice = Object.fromEntries(other.map((point): [Point, 'other'] => [point, 'other']));
      expect(answer(input, { readings: new Set(other) })).toEqual(expected(input, choice));
    }),
    { numRuns: Math.ceil(RUNS / 10), seed: SEED },
  );
});

function answer(input: Input, options: AuthorizeOptions = {}): object {
  const evaluation = evaluateValue(input, options);
  return evaluation.kind === 'decided' ? evaluation.decision : evaluation;
}

function expected(input: Input, choice: ReadingChoice = {}): object {
  const { decision, determining, blockedBy, assumptions } = decide(input, choice);
  return { decision, determining, blockedBy, assumptions };
}

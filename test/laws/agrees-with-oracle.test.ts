import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluateValue } from '../../src/authorize/evaluate-input.ts';
import { authorizationInput } from '../oracle/arbitraries.ts';
import { decide } from '../oracle/decide.ts';
import type { Input } from '../oracle/input.ts';

/** Comparisons in a plain run; `KEYPROOF_RUNS` and `KEYPROOF_SEED` ask for others. */
const RUNS = Number(process.env['KEYPROOF_RUNS'] ?? 100_000);
const SEED = Number(process.env['KEYPROOF_SEED'] ?? 20_260_926);

test(`decides as the oracle does, ${RUNS} times with seed ${SEED}`, { timeout: 0 }, () => {
  fc.assert(
    fc.property(authorizationInput(), (input) => {
      expect(answerOf(input)).toEqual(expectedOf(input));
    }),
    { numRuns: RUNS, seed: SEED },
  );
});

function answerOf(input: Input): object {
  const evaluation = evaluateValue(input);
  if (evaluation.kind === 'invalid') return evaluation;
  const { decision, determining, blockedBy, assumptions } = evaluation.decision;
  return { decision, determining, blockedBy, assumptions };
}

function expectedOf(input: Input): object {
  const { decision, determining, blockedBy, assumptions } = decide(input);
  return { decision, determining, blockedBy, assumptions };
}

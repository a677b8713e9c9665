import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conditionOf } from '../../src/solve/condition-of.ts';
import type { Question } from '../../src/solve/question.ts';
import { Terms } from '../../src/term/terms.ts';
import { isInCases } from '../solve/condition-truth.ts';
import {
  combinations,
  KEYS,
  openRequest,
  RELATED_KEYS,
  shape,
  termOf,
  truthUnder,
} from '../solve/questions.ts';

/** Questions in a plain run; `KEYPROOF_SOLVE_RUNS` asks for others. */
const RUNS = Number(process.env['KEYPROOF_SOLVE_RUNS'] ?? 1000) / 2;

test.for([
  ['of single keys', KEYS],
  ['that relate keys', RELATED_KEYS],
] as const)('a condition on tests %s holds of the requests that the question does', ([, table]) => {
  const seen = { always: 0, never: 0, when: 0, unknown: 0 };
  const someKeys = fc.subarray([...table.keys()], { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(
      someKeys.chain((keys) => fc.tuple(fc.constant(keys), shape(keys, { table }))),
      fc.integer(),
      ([keys, one], seed) => {
        const term = termOf(one, new Terms());
        const question: Question = { parts: [{ term, request: openRequest() }] };
        const condition = conditionOf(question);
        seen[condition.verdict]++;
        const asked = table === RELATED_KEYS ? [...table.keys()] : keys;
        for (const states of combinations(asked, { limit: 200, seed })) {
          const truth = truthUnder(question, states);
          if (truth === 'unknown') continue;
          const isIn = isInCases(condition, question, states);
          if (condition.verdict !== 'unknown') expect([states, isIn]).toEqual([states, truth]);
          else if (isIn) expect([states, truth]).toEqual([states, true]);
        }
      },
    ),
    { numRuns: RUNS, seed: 20_261_124 },
  );
  expect(Math.min(seen.always, seen.never, seen.when)).toBeGreaterThan(0);
  expect(seen.unknown).toBeLessThan(RUNS / 10);
});

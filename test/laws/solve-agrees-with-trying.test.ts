import fc from 'fast-check';
import { expect, test } from 'vitest';
import { solve } from '../../src/solve/solve.ts';
import { Terms } from '../../src/term/terms.ts';
import type { Question } from '../../src/solve/question.ts';
import { combinations, KEYS, openRequest, shape, termOf, truthUnder } from '../solve/questions.ts';

/** Questions in a plain run; `KEYPROOF_SOLVE_RUNS` asks for others. */
const RUNS = Number(process.env['KEYPROOF_SOLVE_RUNS'] ?? 2500);
/** Requests that are tried against each question. */
const TRIES = 300;

const keySets = fc.oneof(
  fc.constantFrom(...KEYS.keys()).map((key) => [key]),
  fc.subarray([...KEYS.keys()], { minLength: 2, maxLength: 3 }),
);

test('what is found was evaluated, and what is refuted cannot be found by trying', () => {
  const counts = { satisfiable: 0, unsatisfiable: 0, unknown: 0 };
  fc.assert(
    fc.property(
      keySets.chain((keys) => fc.tuple(fc.constant(keys), shape(keys))),
      fc.integer(),
      ([keys, one], seed) => {
        const question: Question = {
          parts: [{ term: termOf(one, new Terms()), request: openRequest() }],
        };
        const answer = solve(question);
        counts[answer.kind]++;
        if (answer.kind === 'satisfiable') {
          expect(truthUnder(question, answer.assignment)).toBe(true);
          return;
        }
        for (const states of combinations(keys, { limit: TRIES, seed })) {
          expect([truthUnder(question, states), answer, states]).toEqual([false, answer, states]);
        }
        if (!keys.includes('test:mixed')) expect(answer.kind).toBe('unsatisfiable');
      },
    ),
    { numRuns: RUNS, seed: 20_261_124 },
  );
  expect(Math.min(counts.satisfiable, counts.unsatisfiable)).toBeGreaterThan(RUNS / 20);
  expect(counts.unknown).toBeLessThan(RUNS / 20);
});

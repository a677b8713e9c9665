import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleStates } from '../../src/solve/sample-states.ts';
import { solve } from '../../src/solve/solve.ts';
import { Terms } from '../../src/term/terms.ts';
import type { Question } from '../../src/solve/question.ts';
import { KEYS, openRequest, shape, termOf, truthUnder, type Shape } from './questions.ts';

const questions = fc
  .subarray([...KEYS.keys()], { minLength: 1, maxLength: 3 })
  .chain((keys) => shape(keys));

function questionOf(one: Shape): Question {
  return { parts: [{ term: termOf(one, new Terms()), request: openRequest() }] };
}

test('samples are the same in every run', () => {
  fc.assert(
    fc.property(questions, (one) => {
      const question = questionOf(one);
      expect(sampleStates(question, 8)).toEqual(sampleStates(question, 8));
    }),
    { numRuns: 50 },
  );
});

test('they meet most questions that can be met, and none that cannot', () => {
  let met = 0;
  let possible = 0;
  fc.assert(
    fc.property(questions, (one) => {
      const question = questionOf(one);
      const isMet = sampleStates(question, 64).some(
        (states) => truthUnder(question, states) === true,
      );
      const { kind } = solve(question);
      if (kind === 'unsatisfiable') expect(isMet).toBe(false);
      if (kind === 'satisfiable') {
        possible++;
        if (isMet) met++;
      }
    }),
    { numRuns: 400, seed: 20_261_124 },
  );
  expect(met / possible).toBeGreaterThan(0.75);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCertificate } from '../../src/solve/check-certificate.ts';
import { solve, type Answer } from '../../src/solve/solve.ts';
import { Terms } from '../../src/term/terms.ts';
import type { Question } from '../../src/solve/question.ts';
import {
  combinations,
  KEYS,
  openRequest,
  RELATED_KEYS,
  shape,
  termOf,
  truthUnder,
  type Shape,
} from '../solve/questions.ts';

/** Questions in a plain run; `KEYPROOF_SOLVE_RUNS` asks for others. */
const RUNS = Number(process.env['KEYPROOF_SOLVE_RUNS'] ?? 1200);
/** Requests that are tried against each question. */
const TRIES = 300;

const keySets = fc.oneof(
  fc.constantFrom(...KEYS.keys()).map((key) => [key]),
  fc.subarray([...KEYS.keys()], { minLength: 2, maxLength: 3 }),
);

test('what is found was evaluated, and what is refuted cannot be found by trying', () => {
  const counts = attack(
    keySets.chain((keys) => fc.tuple(fc.constant(keys), shape(keys))),
    RUNS,
  );
  expect(Math.min(counts.satisfiable, counts.unsatisfiable)).toBeGreaterThan(RUNS / 20);
  expect(counts.unknown).toBeLessThan(RUNS / 50);
});

test('the same where policy variables relate keys', () => {
  const keys = [...RELATED_KEYS.keys()];
  const counts = attack(fc.tuple(fc.constant(keys), shape(keys, { table: RELATED_KEYS })), RUNS);
  expect(Math.min(counts.satisfiable, counts.unsatisfiable)).toBeGreaterThan(RUNS / 20);
  expect(counts.unknown).toBeLessThan(RUNS / 20);
});

function attack(
  questions: fc.Arbitrary<[string[], Shape]>,
  numRuns: number,
): Readonly<Record<Answer['kind'], number>> {
  const counts = { satisfiable: 0, unsatisfiable: 0, unknown: 0 };
  fc.assert(
    fc.property(questions, fc.integer(), ([keys, one], seed) => {
      const question: Question = {
        parts: [{ term: termOf(one, new Terms()), request: openRequest() }],
      };
      const answer = solve(question);
      counts[answer.kind]++;
      if (answer.kind === 'satisfiable') {
        expect(truthUnder(question, answer.assignment)).toBe(true);
        return;
      }
      if (answer.kind === 'unknown') expect(answer.reasons.join()).not.toMatch(/internal/);
      const tried = [...combinations(keys, { limit: TRIES, seed })];
      const found = tried.find((states) => truthUnder(question, states) === true);
      if (answer.kind !== 'unsatisfiable') return;
      expect(found).toBeUndefined();
      const check = checkCertificate(question, answer.certificate);
      if (!keys.includes('test:mixed')) expect(check).toEqual({ kind: 'valid' });
    }),
    { numRuns, seed: 20_261_124 },
  );
  return counts;
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkAnswer } from '../../src/access/check-access.ts';
import type { AccessAnswer } from '../../src/access/answer.ts';
import { AccessFinder, answerOf, whoCan } from '../../src/access/who-can.ts';
import { PolicyLibrary } from '../../src/authorize/policy-library.ts';
import { smallEstate } from '../access/small-estates.ts';
import { estateOf } from '../estate/estate-of.ts';

/** Estates in a plain run; `KEYPROOF_ESTATE_RUNS` asks for others. */
const RUNS = Number(process.env['KEYPROOF_ESTATE_RUNS'] ?? 12);
const NO_READINGS: ReadonlySet<string> = new Set();

/** What an answer says, its subject apart. */
function said({ verdict, cases, reasons, points }: AccessAnswer): object {
  return { verdict, cases, reasons, ...(verdict !== 'never' && { points }) };
}

test('an answer that buckets and principals share is the one that each has alone', () => {
  const seen = { always: 0, never: 0, when: 0, unknown: 0 };
  fc.assert(
    fc.property(smallEstate, fc.constantFrom('decrypt', 'read'), (text, capability) => {
      const estate = estateOf(text);
      const library = new PolicyLibrary();
      const finder = new AccessFinder(estate, { capability }, library);
      for (const { arn } of estate.buckets.values()) {
        const resource = `${arn}/*`;
        const found = finder.find(resource);
        if (found.kind === 'fault') throw new Error(found.message);
        for (const { subjects, answer } of found.groups) {
          const scene = { estate, library, readings: NO_READINGS };
          const { certificates, witness } = checkAnswer(answer, scene);
          expect([certificates.refused, witness]).not.toEqual([[], 'deny']);
          for (const subject of subjects) {
            seen[answer.verdict]++;
            const { name } = answerOf(subject, answer);
            const alone = whoCan(estate, { capability, resource, principal: name }, library);
            expect(alone).toMatchObject({ kind: 'access', answers: [said(answer)] });
          }
        }
      }
    }),
    { numRuns: RUNS, seed: 20_261_124, endOnFailure: true },
  );
  expect(Math.min(seen.never, seen.when, seen.always)).toBeGreaterThan(0);
});

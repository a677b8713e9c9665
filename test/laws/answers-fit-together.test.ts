import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCertificate } from '../../src/solve/check-certificate.ts';
import { digestOf } from '../../src/solve/digest.ts';
import { Grounding } from '../../src/solve/ground.ts';
import type { Proof } from '../../src/solve/proof.ts';
import type { Question } from '../../src/solve/question.ts';
import { solve } from '../../src/solve/solve.ts';
import type { Term } from '../../src/term/term.ts';
import { Terms } from '../../src/term/terms.ts';
import { openRequest, shape, termOf, type Shape } from '../solve/questions.ts';

/** Questions in a plain run; `KEYPROOF_SOLVE_RUNS` asks for others. */
const RUNS = Number(process.env['KEYPROOF_SOLVE_RUNS'] ?? 600) / 3;
const KEYS = ['test:text', 'test:list', 'test:number', 'test:address'];

/** Whether one term may hold where another does not. */
function exceeds(wide: Term, narrow: Term): Question {
  const request = openRequest();
  return {
    parts: [
      { term: wide, request },
      { term: narrow, request, holds: false },
    ],
  };
}

function implies(left: Term, right: Term): boolean {
  return solve(exceeds(left, right)).kind === 'unsatisfiable';
}

const law = (check: (terms: Terms, ...shapes: readonly [Term, Term, Term]) => void): void => {
  fc.assert(
    fc.property(shape(KEYS), shape(KEYS), shape(KEYS), (one, two, three) => {
      const terms = new Terms();
      check(terms, termOf(one, terms), termOf(two, terms), termOf(three, terms));
    }),
    { numRuns: RUNS, seed: 20_261_124 },
  );
};

test('a term implies itself, and each one that is made weaker', () => {
  law((terms, one, two) => {
    expect(implies(one, one)).toBe(true);
    expect(implies(terms.and(one, two), one)).toBe(true);
    expect(implies(one, terms.or(one, two))).toBe(true);
  });
});

test('implication is transitive', () => {
  law((terms, one, two, three) => {
    const [small, middle] = [terms.allOf([one, two, three]), terms.and(one, two)];
    expect(implies(small, middle) && implies(middle, one) && implies(small, one)).toBe(true);
    if (implies(one, two) && implies(two, three)) expect(implies(one, three)).toBe(true);
  });
});

test('the order of parts and of terms does not matter', () => {
  law((terms, one, two) => {
    const request = openRequest();
    const [left, right] = [one, two].map((term) => ({ term, request }));
    if (!left || !right) throw new Error('no parts');
    const { kind } = solve({ parts: [left, right] });
    expect(solve({ parts: [right, left] }).kind).toBe(kind);
    expect(solve({ parts: [{ term: terms.and(one, two), request }] }).kind).toBe(kind);
  });
});

test('terms that say the same in other words are equivalent', () => {
  law((terms, one, two, three) => {
    const factored = terms.and(one, terms.or(two, three));
    const spread = terms.or(terms.and(one, two), terms.and(one, three));
    expect([implies(factored, spread), implies(spread, factored)]).toEqual([true, true]);
    const turned = terms.not(terms.or(terms.not(one), terms.not(two)));
    expect([implies(turned, terms.and(one, two)), implies(terms.and(one, two), turned)]).toEqual([
      true,
      true,
    ]);
  });
});

test('a certificate is of its own question only, and bears no change', () => {
  let refused = 0;
  fc.assert(
    fc.property(shape(KEYS), shape(KEYS), (one: Shape, two: Shape) => {
      const terms = new Terms();
      const question = exceeds(
        terms.and(termOf(one, terms), termOf(two, terms)),
        termOf(one, terms),
      );
      const answer = solve(question);
      if (answer.kind !== 'unsatisfiable') throw new Error(answer.kind);
      const { certificate } = answer;
      expect(checkCertificate(question, certificate)).toEqual({ kind: 'valid' });
      const parts = question.parts.slice(0, 1);
      const asked = { parts };
      if (solve(asked).kind === 'satisfiable') {
        expect(checkCertificate(asked, certificate).kind).toBe('invalid');
        const digest = digestOf(new Grounding(asked));
        for (const proof of forged(certificate.proof)) {
          const { kind } = checkCertificate(asked, { digest, proof });
          expect(kind).toBe('invalid');
          refused++;
        }
      }
    }),
    { numRuns: RUNS, seed: 20_261_124 },
  );
  expect(refused).toBeGreaterThan(RUNS / 10);
});

function forged({ units, end }: Proof): readonly Proof[] {
  return [
    { units, end },
    { units: [], end: { kind: 'conflict', formula: 1 } },
    { units, end: { kind: 'relations' } },
    { units: units.slice(1), end },
  ];
}

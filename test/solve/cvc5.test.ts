import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compare, hasCvc5, tally, verdictOf, type Comparison, type Verdict } from './cvc5.ts';

/** Questions that cvc5 is asked in a plain run; `KEYPROOF_CVC5` asks for others. */
const ASKED = Number(process.env['KEYPROOF_CVC5'] ?? 50);
/** Behind the seeds whose verdicts are kept. */
const FIRST = 1_000_000;

const isThere = hasCvc5();

function isVerdict(text: string): text is Verdict {
  return text === '+' || text === '-' || text === '?';
}

const verdicts = [...readFileSync(new URL('cvc5-verdicts.txt', import.meta.url), 'utf8')].filter(
  isVerdict,
);

/** Nothing is wrong, and both sides know nearly all answers, of either kind. */
function expectAgreement(comparisons: readonly Comparison[]): void {
  const count = comparisons.length;
  expect(comparisons.filter(({ isWrong }) => isWrong)).toEqual([]);
  const unknown = comparisons.filter(({ own }) => own === 'unknown');
  expect(unknown.length, tally(comparisons)).toBeLessThanOrEqual(Math.ceil(count / 100));
  for (const verdict of ['+', '-']) {
    const told = comparisons.filter(({ other }) => other === verdict);
    expect(told.length, tally(comparisons)).toBeGreaterThan(count / 4);
  }
}

test('answers on random policies are those that cvc5 gave', { timeout: 0 }, () => {
  expect(verdicts.length).toBe(2000);
  expectAgreement(verdicts.map((verdict, seed) => compare(seed, verdict)));
});

test.skipIf(!isThere)(`cvc5 gives the same answers to ${ASKED} questions`, { timeout: 0 }, () => {
  const seeds = Array.from({ length: ASKED }, (_, index) => FIRST + index);
  expectAgreement(seeds.map((seed) => compare(seed, verdictOf(seed))));
});

import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compare, hasCvc5, QUICK, tally, verdictOf, type Comparison } from './cvc5.ts';
import { fingerprintFrom, keptVerdicts } from './cvc5-verdicts.ts';

/** Questions that cvc5 is asked in a plain run; `KEYPROOF_CVC5` asks for others. */
const ASKED = Number(process.env['KEYPROOF_CVC5'] ?? 300);
/** Behind the seeds whose verdicts are kept. */
const FIRST = 1_000_000;

const isThere = hasCvc5();
const kept = keptVerdicts(fileURLToPath(new URL('cvc5-verdicts.txt', import.meta.url)));

/** Nothing is wrong, and both sides know nearly all answers, of either kind. */
function expectAgreement(comparisons: readonly Comparison[]): void {
  const count = comparisons.length;
  expect(comparisons.filter(({ isWrong }) => isWrong)).toEqual([]);
  const unknown = comparisons.filter(({ own }) => own === 'unknown');
  expect(unknown.length, tally(comparisons)).toBeLessThanOrEqual(Math.ceil(count / 100));
  for (const { reasons } of unknown) expect(reasons.join()).not.toMatch(/^$|internal/);
  for (const verdict of ['+', '-']) {
    const told = comparisons.filter(({ other }) => other === verdict);
    expect(told.length, tally(comparisons)).toBeGreaterThan(count / 4);
  }
}

test('cvc5 was asked the texts that these questions have today', { timeout: 0 }, () => {
  const texts = kept.map(({ first, fingerprint }) => ({ first, fingerprint }));
  const today = kept.map(({ first }) => ({ first, fingerprint: fingerprintFrom(first) }));
  expect(texts, 'where a text has changed: node scripts/freeze-verdicts.mjs').toEqual(today);
});

test('answers on random policies are those that cvc5 gave', { timeout: 0 }, () => {
  const all = kept.flatMap(({ first, verdicts }) =>
    verdicts.map((verdict, index) => compare(first + index, verdict)),
  );
  expect(all.length).toBe(2000);
  expectAgreement(all);
});

test(`cvc5 gives the same answers to ${ASKED} questions`, { timeout: 0 }, ({ skip }) => {
  if (!isThere) skip('cvc5 is not installed: only its kept verdicts were compared');
  const seeds = Array.from({ length: ASKED }, (_, index) => FIRST + index);
  expectAgreement(seeds.map((seed) => compare(seed, verdictOf(seed, QUICK))));
});

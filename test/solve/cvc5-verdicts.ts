import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { smtText } from '../../src/solve/smt-text.ts';
import type { Verdict } from './cvc5.ts';
import { randomQuestion } from './cvc5-questions.ts';

/*
 * The verdicts of cvc5 that are kept: a line for every hundred seeds, with a letter for each and a
 * fingerprint of the texts that cvc5 was asked. Where questions or their texts have changed since,
 * the fingerprint tells.
 */

/** The seeds of a line. */
export const WIDTH = 100;

/** A line of the file. */
export interface Kept {
  readonly first: number;
  readonly verdicts: readonly Verdict[];
  readonly fingerprint: string;
}

/** The lines of a file of verdicts. */
export function keptVerdicts(path: string): readonly Kept[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line, index) => {
    const [letters = '', fingerprint = ''] = line.split(' ');
    return { first: index * WIDTH, verdicts: [...letters].filter(isVerdict), fingerprint };
  });
}

function isVerdict(text: string): text is Verdict {
  return text === '+' || text === '-' || text === '?';
}

/** A fingerprint of what the texts of some seeds assert, without their notes. */
export function fingerprintFrom(first: number): string {
  const hash = createHash('sha256');
  for (let seed = first; seed < first + WIDTH; seed++) {
    const lines = smtText(randomQuestion(seed)).split('\n');
    hash.update(lines.filter((line) => !line.startsWith(';')).join('\n'));
  }
  return hash.digest('hex').slice(0, 16);
}

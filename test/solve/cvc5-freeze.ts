import { writeFileSync } from 'node:fs';
import { compare, hasCvc5, tally, verdictOf, type Comparison } from './cvc5.ts';

/* Asks cvc5; run by `scripts/freeze-verdicts.mjs`. */

const WIDTH = 100;

/** Writes the verdicts of cvc5 on the questions of the first seeds to a file. */
export function freeze(path: string, count: number): string {
  if (!hasCvc5()) return 'cvc5 is not there';
  const verdicts = Array.from({ length: count }, (_, seed) => verdictOf(seed)).join('');
  const lines = verdicts.match(new RegExp(`.{1,${WIDTH}}`, 'g')) ?? [];
  writeFileSync(path, `${lines.join('\n')}\n`);
  return `${count} verdicts in ${path}`;
}

/** Compares our answers with those of cvc5, from a seed on, and tells the differences. */
export function compareAll(from: number, count: number): string {
  if (!hasCvc5()) return 'cvc5 is not there';
  const found = Array.from({ length: count }, (_, index) => {
    const seed = from + index;
    return compare(seed, verdictOf(seed));
  });
  return [...found.filter(isNotable).map(line), tally(found)].join('\n');
}

function isNotable({ isWrong, own }: Comparison): boolean {
  return isWrong || own === 'unknown';
}

function line({ seed, own, other, isWrong, reasons }: Comparison): string {
  return `${isWrong ? 'WRONG ' : ''}${seed}: ${own} ${other} ${reasons.join('; ')}`;
}

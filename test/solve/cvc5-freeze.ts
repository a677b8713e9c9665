import { writeFileSync } from 'node:fs';
import { compare, hasCvc5, tally, verdictOf, type Comparison } from './cvc5.ts';
import { fingerprintFrom, keptVerdicts, WIDTH } from './cvc5-verdicts.ts';

/* Asks cvc5; run by `scripts/freeze-verdicts.mjs`. */

/** Keeps the verdicts of cvc5 on the first seeds, asking again only where the texts have changed. */
export function freeze(path: string, count: number): string {
  if (!hasCvc5()) return 'cvc5 is not there';
  const before = new Map(keptVerdicts(path).map((kept) => [kept.first, kept]));
  let asked = 0;
  const lines = Array.from({ length: count / WIDTH }, (_, index) => {
    const first = index * WIDTH;
    const fingerprint = fingerprintFrom(first);
    const kept = before.get(first);
    if (kept?.fingerprint === fingerprint) return `${kept.verdicts.join('')} ${fingerprint}`;
    asked += WIDTH;
    const letters = Array.from({ length: WIDTH }, (_, at) => verdictOf(first + at)).join('');
    return `${letters} ${fingerprint}`;
  });
  writeFileSync(path, `${lines.join('\n')}\n`);
  return `${count} verdicts, ${asked} of them new`;
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

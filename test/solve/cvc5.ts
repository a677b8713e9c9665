import { spawnSync } from 'node:child_process';
import { LOWER_FUNCTION } from '../../src/solve/smt-keys.ts';
import { smtText } from '../../src/solve/smt-text.ts';
import { solve } from '../../src/solve/solve.ts';
import { randomQuestion } from './cvc5-questions.ts';

/** What a solver says of a question; `?` when it cannot, or the export says more than the question. */
export type Verdict = '+' | '-' | '?';

/** How long cvc5 may think, and in which ways: what takes long in one is often found in another. */
export interface Effort {
  readonly ways: readonly (readonly string[])[];
  /** For each of the ways. */
  readonly milliseconds: number;
}

/** Leaves about one question in a hundred unanswered. */
export const PATIENT: Effort = {
  ways: [[], ['--decision=internal'], ['--re-elim=agg'], ['--strings-fmf']],
  milliseconds: 3000,
};
/** Leaves about three in a hundred unanswered. */
export const QUICK: Effort = { ways: [[]], milliseconds: 500 };

/** True when the program is there. */
export function hasCvc5(): boolean {
  return spawnSync('cvc5', ['--version']).status === 0;
}

/** The answer of cvc5 on an SMT-LIB text. */
export function cvc5Verdict(text: string, { ways, milliseconds } = PATIENT): Verdict {
  const input = text.replace(LOWER_FUNCTION, OWN_LOWER);
  for (const way of ways) {
    const said = ask(input, [`--tlimit=${milliseconds}`, ...way]);
    if (said === 'unsat') return text.includes('unsat is no proof') ? '?' : '-';
    if (said === 'sat') return text.includes('sat may be too much') ? '?' : '+';
  }
  return '?';
}

function ask(input: string, options: readonly string[]): string {
  const standard = ['--lang', 'smt2', '--strings-exp'];
  return spawnSync('cvc5', [...standard, ...options, '-'], {
    input,
    encoding: 'utf8',
  }).stdout.trim();
}

/** The same function by a name that is not in the standard, which cvc5 computes faster. */
const OWN_LOWER = '(define-fun |ascii lower| ((text String)) String (str.to_lower text))';

/** How our answer stands to that of another solver. */
export interface Comparison {
  readonly seed: number;
  readonly own: 'satisfiable' | 'unsatisfiable' | 'unknown';
  readonly reasons: readonly string[];
  readonly other: Verdict;
  readonly isWrong: boolean;
}

/** Our answer to the question of a seed beside a verdict on it. */
export function compare(seed: number, other: Verdict): Comparison {
  const answer = solve(randomQuestion(seed));
  const { kind: own } = answer;
  const isWrong =
    (own === 'satisfiable' && other === '-') || (own === 'unsatisfiable' && other === '+');
  return { seed, own, reasons: own === 'unknown' ? answer.reasons : [], other, isWrong };
}

/** The verdict of cvc5 on the question of a seed. */
export function verdictOf(seed: number, effort = PATIENT): Verdict {
  return cvc5Verdict(smtText(randomQuestion(seed)), effort);
}

/** How often each pair of answers was given, as text. */
export function tally(comparisons: readonly Comparison[]): string {
  const counts = new Map<string, number>();
  for (const { own, other } of comparisons) {
    const pair = `${own} ${other}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const rows = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  return rows.map(([pair, count]) => `${pair}: ${count}`).join(', ');
}

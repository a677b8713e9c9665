// The solver beside cvc5 on the same questions, in one run. Both give the same answers; of cvc5 the
// start of the program is counted, and questions that it does not answer are left out.
import { report } from './measure.mjs';
import {
  cvc5Verdict,
  hasCvc5,
  ms,
  pair,
  Prepared,
  randomQuestion,
  smtText,
  solve,
  sum,
  timed,
} from './solver.mjs';

const COUNT = 200;
const REPEATS = 20;
const EFFORT = { ways: [[]], milliseconds: 2000 };
const KINDS = new Map([
  ['+', 'satisfiable'],
  ['-', 'unsatisfiable'],
]);

/** The durations of one question: ours from JSON and made ready, and that of cvc5. */
function race(seed) {
  const cold = timed(() => solve(randomQuestion(seed)));
  const question = randomQuestion(seed);
  const prepared = new Prepared(question);
  const again = timed(() => {
    for (let run = 0; run < REPEATS; run++) prepared.answer();
  });
  const text = smtText(question);
  const other = timed(() => cvc5Verdict(text, EFFORT));
  const kind = KINDS.get(other.result);
  if (kind && cold.result.kind !== 'unknown' && cold.result.kind !== kind) {
    throw new Error(`question ${seed}: ${cold.result.kind}, and ${kind} by cvc5`);
  }
  return {
    cold: cold.duration,
    again: again.duration / REPEATS,
    other: other.duration,
    isAnswered: kind !== undefined,
  };
}

/** Prints how many times faster the solver is than cvc5. */
export function againstCvc5() {
  if (!hasCvc5()) {
    report('beside cvc5', 'skipped', 'cvc5 is not installed');
    return;
  }
  const all = Array.from({ length: COUNT }, (_, seed) => race(seed));
  const answered = all.filter(({ isAnswered }) => isAnswered);
  const [cold, again, other] = ['cold', 'again', 'other'].map((name) =>
    answered.map((one) => one[name]),
  );
  report(`random questions that cvc5 answers in 2 s`, `${answered.length} of ${COUNT}`);
  report('  cvc5, p50 / p95', pair(other, 95));
  report('  from JSON, p50 / p95', pair(cold, 95));
  report('  made ready, p50 / p95', pair(again, 95));
  report('  cvc5 by ours from JSON', times(other, cold), 'target: 5x');
  report('  cvc5 by ours made ready', times(other, again), 'target: 100x');
  report('  in all: cvc5 / JSON / ready', [other, cold, again].map(sum).map(ms).join(' / '));
}

function times(others, own) {
  return `${(sum(others) / sum(own)).toFixed(0)}x`;
}

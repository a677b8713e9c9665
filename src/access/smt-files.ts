import { smtText, type SmtStatus } from '../solve/smt-text.ts';
import type { Condition } from '../solve/condition.ts';
import type { AccessAnswer, SolvedWay } from './answer.ts';

/** A question as SMT-LIB 2, in a file of its own. */
export interface SmtFile {
  readonly name: string;
  readonly text: string;
}

/**
 * The questions that answers rest on, each as a file for any solver: satisfiable where there is such
 * a request. Subjects of whom the same is asked share a file. A way that is refused whatever the
 * policies say asks nothing.
 */
export function smtFiles(
  answers: readonly AccessAnswer[],
  readings: ReadonlySet<string>,
): readonly SmtFile[] {
  const ways = new Map<SolvedWay, string>();
  for (const { ways: all, name } of answers) {
    for (const way of all) if (!ways.has(way)) ways.set(way, name);
  }
  return [...ways].flatMap(([{ way, asked, question, condition }, name], index) => {
    if (question.refusal !== undefined || question.parts.length === 0) return [];
    const { parts } = question;
    const resource = asked.kind === 'object' ? asked.target.bucket.arn : asked.arn;
    const head = `; ${way.operation} of ${resource} by ${name}`.replaceAll(LINE_END, ' ');
    const text = `${head}\n${smtText({ parts, readings }, STATUS[condition.verdict])}`;
    return [{ name: `${String(index + 1).padStart(4, '0')}.smt2`, text }];
  });
}

const LINE_END = /[^\x20-\x7e]+/g;

/** What a solver is expected to say; nothing where keyproof itself does not know. */
const STATUS: Readonly<Record<Condition['verdict'], SmtStatus | undefined>> = {
  never: 'unsat',
  always: 'sat',
  when: 'sat',
  unknown: undefined,
};

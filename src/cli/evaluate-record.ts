import type { AuthorizeOptions } from '../authorize/decision.ts';
import { evaluateInput, type Evaluation } from '../authorize/evaluate-input.ts';
import { LineMap } from '../syntax/line-map.ts';
import { parseJson } from '../syntax/parse-json.ts';
import { leavesTreeWhole } from '../syntax/problem.ts';
import type { Span } from '../syntax/span.ts';
import type { JsonRecord } from './records.ts';

/** A record that was decided, or what is wrong with it and where in its stream. */
export type EvaluatedRecord =
  | Extract<Evaluation, { readonly kind: 'decided' }>
  | {
      readonly kind: 'invalid';
      readonly id: string | undefined;
      readonly problems: readonly RecordProblem[];
    };

export interface RecordProblem {
  readonly line: number;
  readonly column: number;
  readonly pointer: string;
  readonly message: string;
}

/** Parses one record and decides it. Never throws. */
export function evaluateRecord(record: JsonRecord, options: AuthorizeOptions): EvaluatedRecord {
  const { root, problems } = parseJson(record.text);
  const faults = problems.filter((problem) => !leavesTreeWhole(problem));
  if (!root || faults.length > 0) {
    const placed = faults.map(({ at, message }) => ({ at, pointer: '', message }));
    return { kind: 'invalid', id: undefined, problems: placesIn(record, placed) };
  }
  const evaluation = evaluateInput(root, options);
  if (evaluation.kind === 'decided') return evaluation;
  return { ...evaluation, problems: placesIn(record, evaluation.problems) };
}

interface Problem {
  readonly at: Span;
  readonly pointer: string;
  readonly message: string;
}

function placesIn(record: JsonRecord, problems: readonly Problem[]): readonly RecordProblem[] {
  const lines = new LineMap(record.text);
  return problems.map(({ at, pointer, message }) => {
    const { line, column } = lines.position(at.start);
    return { line: record.line + line - 1, column, pointer, message };
  });
}

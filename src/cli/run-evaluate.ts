import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { assumptions } from '../authorize/assumptions.ts';
import { reasonOf } from '../config/load.ts';
import { UsageError } from '../config/usage-error.ts';
import { doubts } from '../flow/doubts.ts';
import { decisionJson } from '../report/decision-json.ts';
import { decisionText } from '../report/decision-text.ts';
import { readingsText } from '../report/readings-text.ts';
import { visible } from '../report/escape.ts';
import type { EvaluateArguments } from './evaluate.ts';
import { evaluateRecord, type EvaluatedRecord } from './evaluate-record.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { usesColor, type Io } from './io.ts';
import { RecordSplitter, type JsonRecord } from './records.ts';
import { suggestion } from './suggestion.ts';

/** `keyproof evaluate`: one decision for each input, printed as soon as it is made. */
export async function runEvaluate(args: EvaluateArguments, io: Io): Promise<ExitCode> {
  if (args.listReadings) {
    const points = { policies: [...assumptions.values()], flows: [...doubts.values()] };
    io.stdout.write(readingsText(points, args.format));
    return EXIT.clean;
  }
  const options = { readings: new Set(args.reading.map(knownPoint)) };
  const color = usesColor(io);
  let code: ExitCode = EXIT.clean;
  for (const file of args.files) {
    for await (const record of recordsOf(file, io)) {
      const evaluated = evaluateRecord(record, options);
      if (evaluated.kind === 'invalid') code = EXIT.usage;
      if (args.format === 'json') io.stdout.write(jsonLine(evaluated));
      else printText(evaluated, { file, color, io });
      if (!(await io.stdout.ready())) return code;
    }
  }
  return code;
}

function knownPoint(id: string): string {
  const ids = [...assumptions.keys()];
  if (ids.includes(id)) return id;
  throw new UsageError(`there is no doubtful point ${id}${suggestion(id, ids)}`);
}

/** The records of a file or of standard input; memory holds one piece and one record of it. */
async function* recordsOf(file: string, io: Io): AsyncGenerator<JsonRecord> {
  const chunks =
    file === '-' ? io.stdin : createReadStream(resolve(io.folder, file), { highWaterMark: PIECE });
  const splitter = new RecordSplitter();
  try {
    for await (const chunk of chunks) {
      yield* splitter.push(chunk);
      if (splitter.isTooLarge)
        throw new UsageError(`${file}: one input is larger than keyproof reads`);
    }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${file}: ${reasonOf(error)}`);
  }
  yield* splitter.end();
}

const PIECE = 1024 * 1024;

function jsonLine(evaluated: EvaluatedRecord): string {
  const { id } = evaluated;
  const answer =
    evaluated.kind === 'invalid' ? { id, error: evaluated.problems } : decisionJson(evaluated);
  return `${JSON.stringify(answer)}\n`;
}

interface TextPlace {
  readonly file: string;
  readonly color: boolean;
  readonly io: Io;
}

function printText(evaluated: EvaluatedRecord, { file, color, io }: TextPlace): void {
  if (evaluated.kind === 'decided') return io.stdout.write(decisionText(evaluated, { color }));
  for (const { line, column, pointer, message } of evaluated.problems) {
    const where = pointer === '' ? '' : ` (${pointer})`;
    io.stderr.write(visible(`keyproof: ${file}:${line}:${column}: ${message}${where}`) + '\n');
  }
}

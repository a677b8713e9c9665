import { PolicyLibrary } from '../authorize/policy-library.ts';
import { checkAnswer } from '../access/check-access.ts';
import type { PathAnswer } from '../access/via/find-paths.ts';
import { smtFiles } from '../access/smt-files.ts';
import { whoCan, type AccessQuestion } from '../access/who-can.ts';
import { UsageError } from '../config/usage-error.ts';
import { accessJson, type ShownAnswer } from '../report/access-json.ts';
import { accessCsv, accessDot, accessMarkdown } from '../report/access-table.ts';
import { accessText } from '../report/access-text.ts';
import type { Estate } from '../estate/estate.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { usesColor, type Io } from './io.ts';
import { openEstate } from './open-estate.ts';
import { writeFolder } from './output.ts';
import { knownReadings } from './readings.ts';
import { stands, writeMatrix } from './run-who-can-all.ts';
import type { WhoCanArguments } from './who-can.ts';

/** `keyproof who-can`: the answers for everybody in an estate and outside of it. */
export async function runWhoCan(args: WhoCanArguments, io: Io): Promise<ExitCode> {
  const estate = await openEstate(args.estate, io);
  const { capability, resource, principal } = args;
  const readings = knownReadings(args.reading);
  const question: AccessQuestion = { capability, resource, principal, readings };
  const library = new PolicyLibrary();
  if (resource === '*') {
    const scene = { question: { capability, principal, readings }, estate, library, readings };
    return writeMatrix(scene, args, io) ? EXIT.clean : EXIT.fault;
  }
  const answers = await answersTo(question, { estate, library, isVia: args.via });
  if (answers.length === 0) throw new UsageError(`the estate has no principal ${principal}`);
  const shown = answers.map((one) => ({
    ...one,
    checked: args.check ? checkAnswer(one.answer, { estate, library, readings }) : undefined,
  }));
  if (args.emitSmt2 !== undefined) {
    const files = smtFiles(
      answers.map(({ answer }) => answer),
      readings,
    );
    writeFolder(args.emitSmt2, files, io.folder);
  }
  io.stdout.write(printed(question, shown, args, io));
  return shown.every(stands) ? EXIT.clean : EXIT.fault;
}

interface Asked {
  readonly estate: Estate;
  readonly library: PolicyLibrary;
  readonly isVia: boolean;
}

async function answersTo(
  question: AccessQuestion,
  { estate, library, isVia }: Asked,
): Promise<readonly PathAnswer[]> {
  const access = isVia
    ? (await import('../access/via/find-paths.ts')).findPaths(estate, question, { library })
    : whoCan(estate, question, library);
  if (access.kind === 'fault') throw new UsageError(access.message);
  if (access.kind === 'paths') return access.answers;
  return access.answers.map((answer) => ({ answer, path: undefined }));
}

function printed(
  question: AccessQuestion,
  shown: readonly ShownAnswer[],
  { format }: WhoCanArguments,
  io: Io,
): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(accessJson(question, shown), undefined, 2)}\n`;
    case 'markdown':
      return accessMarkdown(question, shown);
    case 'csv':
      return accessCsv(question, shown);
    case 'dot':
      return accessDot(question, shown);
    case 'text':
      return accessText(question, shown, { color: usesColor(io) });
  }
}

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { PolicyLibrary } from '../authorize/policy-library.ts';
import { UsageError } from '../config/usage-error.ts';
import { EventExplainer } from '../explain/event-explainer.ts';
import type { Explained } from '../explain/explain-call.ts';
import { readEventText } from '../explain/read-events.ts';
import type { Scene } from '../explain/judgement.ts';
import { visible } from '../report/escape.ts';
import { explanationJson } from '../report/explanation-json.ts';
import { explanationText } from '../report/explanation-text.ts';
import { EventProgress } from './event-progress.ts';
import { eventsOf, type SourcedEvent } from './event-source.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { ExplainArguments } from './explain.ts';
import { usesColor, type Io } from './io.ts';
import { JsonListWriter } from './json-list-writer.ts';
import { openEstate } from './open-estate.ts';
import { knownReadings } from './readings.ts';

/** `keyproof explain`: each refused call is explained as soon as it is complete. */
export async function runExplain(args: ExplainArguments, io: Io): Promise<ExitCode> {
  const explainer = new EventExplainer(await sceneOf(args, io), { all: args.all });
  const printer = printerOf(args, io);
  const progress = new EventProgress(io.stderr);
  let code: ExitCode = EXIT.clean;
  const take = async (output: Iterable<Explained>): Promise<boolean> => {
    for (const explained of output) {
      if (explained.findings.refused.isRefused && code === EXIT.clean) code = EXIT.findings;
      progress.clear();
      printer.print(explained);
      if (!(await io.stdout.ready())) return false;
    }
    return true;
  };
  for (const source of args.events) {
    for await (const { event, line } of sourced(source, io)) {
      progress.at(line);
      if (event.kind === 'invalid') {
        code = EXIT.usage;
        progress.clear();
        io.stderr.write(`keyproof: ${visible(source)}:${line}: ${visible(event.message)}\n`);
      } else if (!(await take(explainer.push(event)))) return code;
    }
  }
  await take(explainer.end());
  progress.clear();
  printer.end();
  if (explainer.refused === 0) sayNothingRefused(args, explainer, io);
  return code;
}

/** @throws UsageError when the only input was a text of which nothing could be read. */
function sayNothingRefused({ events }: ExplainArguments, { seen }: EventExplainer, io: Io): void {
  if (seen > 0 && events.every((source) => isText(source, io)))
    throw new UsageError('this is no error message that AWS writes');
  io.stderr.write(`no refused call in ${seen} event${seen === 1 ? '' : 's'}\n`);
}

async function sceneOf(args: ExplainArguments, io: Io): Promise<Scene | undefined> {
  const readings = knownReadings(args.reading);
  if (args.estate === undefined) return undefined;
  const estate = await openEstate(args.estate, io);
  return { estate, library: new PolicyLibrary(), readings };
}

/** A file, standard input, or a text that is an error message or a record itself. */
async function* sourced(source: string, io: Io): AsyncGenerator<SourcedEvent> {
  if (source === '-' || !isText(source, io)) return yield* eventsOf(source, io);
  for (const event of readEventText(source)) yield { event, line: 1 };
}

function isText(source: string, io: Io): boolean {
  return /\s/.test(source) && !existsSync(resolve(io.folder, source));
}

interface Printer {
  readonly print: (explained: Explained) => void;
  readonly end: () => void;
}

function printerOf({ format }: ExplainArguments, io: Io): Printer {
  const { stdout } = io;
  if (format === 'json') {
    const list = new JsonListWriter('events', stdout);
    return {
      print: (explained) => list.add(explanationJson(explained)),
      end: () => list.end(),
    };
  }
  const color = usesColor(io);
  return {
    print: (explained) => stdout.write(explanationText(explained, { color })),
    end: () => {},
  };
}

import yargs from 'yargs';
import { UsageError } from '../config/usage-error.ts';
import { visible } from '../report/escape.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { initCommand } from './init.ts';
import type { Io } from './io.ts';
import type { Job } from './job.ts';
import { lintCommand } from './lint.ts';
import { rulesCommand } from './rules.ts';
import { version } from './version.ts';

/** Runs keyproof with the arguments after its name. Never throws: every failure has its exit code. */
export async function main(args: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await run(args, io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.stderr.write(`keyproof: ${visible(error.message)}\n`);
      return EXIT.usage;
    }
    io.stderr.write(faultReport(error));
    return EXIT.fault;
  }
}

async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  // The handlers only say what is to be done: yargs renders its whole help before it waits for an
  // asynchronous one.
  let job: Job | undefined;
  const start = (chosen: Job): void => {
    job = chosen;
  };
  yargs()
    .scriptName('keyproof')
    .usage('$0 <command>\n\nLints AWS policies and says what follows from each mistake.')
    .parserConfiguration({ 'dot-notation': false, 'parse-numbers': false })
    .command(lintCommand(io, start))
    .command(rulesCommand(io, start))
    .command(initCommand(io, start))
    .completion('completion', 'Print a script that completes keyproof in your shell')
    .demandCommand(1, 'name a command; `keyproof lint` checks the policies below this folder')
    .recommendCommands()
    .strict()
    .detectLocale(false)
    .wrap(100)
    .version(version)
    .epilogue('Exit codes: 0 nothing to report, 1 findings, 2 wrong usage, 3 a fault of keyproof.')
    .exitProcess(false)
    .fail((message, error) => {
      throw error ?? new UsageError(message);
    })
    .parse([...args], {}, (_error, _parsed, output) => {
      if (output) io.stdout.write(`${output}\n`);
    });
  return job === undefined ? EXIT.clean : job();
}

/** What to send with a bug report: the message and where it came from, without paths of the user's. */
function faultReport(error: unknown): string {
  const chain: string[] = [];
  for (let at = error; at instanceof Error; at = at.cause) {
    const origin = /\bat (?:async )?([\w.#<>]+)/.exec(at.stack ?? '')?.[1];
    chain.push(`  ${visible(at.message)}${origin ? ` (in ${origin})` : ''}`);
  }
  return `keyproof: this is a fault of keyproof ${version}, please report it\n${chain.join('\n')}\n`;
}

import yargs, { type Argv } from 'yargs';
import { UsageError } from '../config/usage-error.ts';
import { checkedValues } from './checked-values.ts';
import type { Command, Job } from './command.ts';
import { EXIT } from './exit-code.ts';
import { READING } from './plain-arguments.ts';
import { suggestion } from './suggestion.ts';
import { version } from './version.ts';

const nothing: Job = () => EXIT.clean;

/** The arguments of one command, or of none when they do not begin with its name. */
export interface Given {
  readonly command: Command | undefined;
  readonly args: readonly string[];
  /** The words behind `--` of a command that takes them. */
  readonly rest: readonly string[];
}

/**
 * Understands all arguments with yargs, which prints help, the version and completions.
 * @throws UsageError for arguments that mean nothing.
 */
export function readWithYargs(
  { command, args, rest }: Given,
  commands: readonly Command[],
  print: (text: string) => void,
): Job {
  let job = nothing;
  const start = (chosen: Job): void => {
    job = chosen;
  };
  const parser = command ? ofCommand(command, start, rest) : ofAllCommands(commands, start);
  parser.parse(args, {}, (_error, _parsed, output) => {
    if (output) print(`${output}\n`);
  });
  return job;
}

/** A parser that knows one command: yargs prepares its help at every call, so the less the better. */
function ofCommand(command: Command, start: (job: Job) => void, rest: readonly string[]): Argv {
  const parser = parserNamed(`keyproof ${command.name}`, command.options);
  return command.addTo(parser, '$0', start, rest);
}

function ofAllCommands(commands: readonly Command[], start: (job: Job) => void): Argv {
  const parser = parserNamed('keyproof', [])
    .usage(
      '$0 <command>\n\nLints AWS policies, decides requests under them as AWS documents it, and simulates what S3 and KMS do.',
    )
    .completion('completion', 'Print a script that completes keyproof in your shell')
    .demandCommand(1, 'name a command; `keyproof lint` checks the policies below this folder')
    .recommendCommands()
    .epilogue('Exit codes: 0 nothing to report, 1 findings, 2 wrong usage, 3 a fault of keyproof.');
  return commands.reduce((all, command) => command.addTo(all, command.name, start), parser);
}

function parserNamed(name: string, options: readonly string[]): Argv {
  return yargs()
    .scriptName(name)
    .parserConfiguration(READING)
    .strict()
    .detectLocale(false)
    .wrap(100)
    .version(version)
    .exitProcess(false)
    .check(checkedValues)
    .fail((message, error) => {
      throw new UsageError(wordingOf(message ?? error.message, options));
    });
}

/** yargs's complaint, with the option that was probably meant. */
function wordingOf(message: string, options: readonly string[]): string {
  const [, name] = /^Unknown arguments?: ([^,]+)/.exec(message) ?? [];
  const known = [...options, 'help', 'version'];
  return name === undefined ? message : `Unknown argument: ${name}${suggestion(name, known)}`;
}

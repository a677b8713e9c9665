import yargs, { type Argv } from 'yargs';
import { UsageError } from '../config/usage-error.ts';
import { checkedValues } from './checked-values.ts';
import type { Command, Job } from './command.ts';
import { diffCommand } from './diff.ts';
import { evaluateCommand } from './evaluate.ts';
import { EXIT } from './exit-code.ts';
import { explainCommand } from './explain.ts';
import { initCommand } from './init.ts';
import { lintCommand } from './lint.ts';
import { rulesCommand } from './rules.ts';
import { proveCommand } from './prove.ts';
import { simulateCommand } from './simulate.ts';
import { STANDARD_INPUT } from './standard-input.ts';
import { suggestion } from './suggestion.ts';
import { version } from './version.ts';
import { whoCanCommand } from './who-can.ts';

const nothing: Job = () => EXIT.clean;

const COMMANDS: readonly Command[] = [
  lintCommand,
  evaluateCommand,
  simulateCommand,
  explainCommand,
  whoCanCommand,
  proveCommand,
  diffCommand,
  rulesCommand,
  initCommand,
];

/**
 * Understands the arguments after `keyproof`. Help, the version and completions are printed here.
 * @throws UsageError for arguments that mean nothing.
 */
export function readCommandLine(args: readonly string[], print: (text: string) => void): Job {
  let job = nothing;
  const start = (chosen: Job): void => {
    job = chosen;
  };
  const command = COMMANDS.find(({ name }) => name === args[0]);
  const { own, rest } = command?.takesCommand === true ? atDashes(args) : { own: args, rest: [] };
  const parser = command ? ofCommand(command, start, rest) : ofAllCommands(start);
  parser.parse(plainPaths(command ? own.slice(1) : own), {}, (_error, _parsed, output) => {
    if (output) print(`${output}\n`);
  });
  return job;
}

/** The words before `--` and those behind it. */
function atDashes(args: readonly string[]): {
  readonly own: readonly string[];
  readonly rest: readonly string[];
} {
  const dashes = args.indexOf('--');
  if (dashes < 0) return { own: args, rest: [] };
  return { own: args.slice(0, dashes), rest: args.slice(dashes + 1) };
}

/**
 * The arguments as yargs keeps them whole: without `--`, behind which all are paths, even where they
 * begin with a dash, and with a name for the lone `-`.
 */
function plainPaths(args: readonly string[]): string[] {
  const dashes = args.indexOf('--');
  return args.flatMap((argument, index) => {
    if (argument === '-') return [STANDARD_INPUT];
    if (dashes < 0 || index < dashes) return [argument];
    return index === dashes ? [] : [argument.startsWith('-') ? `./${argument}` : argument];
  });
}

/** A parser that knows one command: yargs prepares its help at every call, so the less the better. */
function ofCommand(command: Command, start: (job: Job) => void, rest: readonly string[]): Argv {
  const parser = parserNamed(`keyproof ${command.name}`, command.options);
  return command.addTo(parser, '$0', start, rest);
}

function ofAllCommands(start: (job: Job) => void): Argv {
  const parser = parserNamed('keyproof', [])
    .usage(
      '$0 <command>\n\nLints AWS policies, decides requests under them as AWS documents it, and simulates what S3 and KMS do.',
    )
    .completion('completion', 'Print a script that completes keyproof in your shell')
    .demandCommand(1, 'name a command; `keyproof lint` checks the policies below this folder')
    .recommendCommands()
    .epilogue('Exit codes: 0 nothing to report, 1 findings, 2 wrong usage, 3 a fault of keyproof.');
  return COMMANDS.reduce((all, command) => command.addTo(all, command.name, start), parser);
}

function parserNamed(name: string, options: readonly string[]): Argv {
  return yargs()
    .scriptName(name)
    .parserConfiguration({
      'boolean-negation': false,
      'dot-notation': false,
      'parse-numbers': false,
    })
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

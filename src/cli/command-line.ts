import type { Command, Job } from './command.ts';
import { diffCommand } from './diff.ts';
import { evaluateCommand } from './evaluate.ts';
import { explainCommand } from './explain.ts';
import { initCommand } from './init.ts';
import { lintCommand } from './lint.ts';
import { rulesCommand } from './rules.ts';
import { proveCommand } from './prove.ts';
import { simulateCommand } from './simulate.ts';
import { STANDARD_INPUT } from './standard-input.ts';
import { whoCanCommand } from './who-can.ts';

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
export async function readCommandLine(
  args: readonly string[],
  print: (text: string) => void,
): Promise<Job> {
  const command = COMMANDS.find(({ name }) => name === args[0]);
  const { own, rest } = command?.takesCommand === true ? atDashes(args) : { own: args, rest: [] };
  const given = { command, args: plainPaths(command ? own.slice(1) : own), rest };
  const job = command?.plainly?.(given.args);
  if (job) return job;
  const { readWithYargs } = await import('./with-yargs.ts');
  return readWithYargs(given, COMMANDS, print);
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

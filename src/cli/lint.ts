import type { ArgumentsCamelCase, Argv, InferredOptionTypes } from 'yargs';
import { PROFILES } from '../lint/profiles.ts';
import { POLICY_TYPES } from '../policy/policy.ts';
import { FORMATS } from '../report/report.ts';
import type { Command, Job } from './command.ts';
import { plainArguments } from './plain-arguments.ts';
import { pathsOf } from './standard-input.ts';

const NO_RULES: readonly string[] = [];
const HERE: readonly string[] = ['.'];

const OPTIONS = {
  format: { alias: 'f', describe: 'How to print', choices: FORMATS, default: 'text' },
  output: { alias: 'o', describe: 'Write to this file instead', type: 'string' },
  type: { describe: 'Type of every policy, where inferring it fails', choices: POLICY_TYPES },
  profile: { describe: 'The set of rules that counts', choices: PROFILES },
  rule: {
    describe: 'Severity of a rule: id=error|warning|info|off',
    type: 'string',
    array: true,
    // One value each, or it would take the paths behind it.
    nargs: 1,
    default: NO_RULES,
  },
  'max-warnings': { describe: 'How many warnings still exit with 0', type: 'number', default: 0 },
  'exit-zero': { describe: 'Exit with 0 whatever is found', type: 'boolean', default: false },
  fix: { describe: 'Repair what changes no decision', type: 'boolean', default: false },
  'unsafe-fixes': {
    describe: 'With --fix: repair also what changes decisions',
    type: 'boolean',
    default: false,
  },
  'fix-dry-run': { describe: 'Print what --fix would change', type: 'boolean', default: false },
  'stdin-filename': { describe: 'Path that standard input stands for', type: 'string' },
  changed: {
    describe: 'Only files changed since this git ref (HEAD when none is given)',
    type: 'string',
  },
  baseline: { describe: 'Hide the findings of this file', type: 'string' },
  'write-baseline': { describe: 'Write all findings to this file and exit with 0', type: 'string' },
  'ignore-unknown': {
    describe: 'Say nothing of named files that hold no policy',
    type: 'boolean',
    default: false,
  },
  redact: { describe: 'Mask account ids in the output', type: 'boolean', default: false },
  estate: {
    alias: 'e',
    describe: 'Hold this estate to the rules about estates and to the claims',
    type: 'string',
  },
  config: { alias: 'c', describe: 'Configuration file (else the nearest above)', type: 'string' },
} as const;

type Parsed = InferredOptionTypes<typeof OPTIONS> & { readonly paths: readonly string[] };

/** The options of `keyproof lint`, as the command line gives them. */
export type LintArguments = ArgumentsCamelCase<Parsed>;

/** `keyproof lint`: everything but the names of its options is loaded when it runs. */
export const lintCommand: Command = {
  name: 'lint',
  options: Object.keys(OPTIONS),
  addTo: (parser, name, start) =>
    parser.command(`${name} [paths..]`, 'Check policies in files and folders', builder, (args) =>
      start(jobOf(args)),
    ),
  plainly: (args) => {
    const plain = plainArguments(args, OPTIONS);
    return plain && jobOf({ ...plain, paths: plain._.length > 0 ? plain._.map(String) : HERE });
  },
};

function jobOf(args: LintArguments): Job {
  return async (io) => {
    const { runLint } = await import('./run-lint.ts');
    return runLint({ ...args, paths: pathsOf(args.paths) }, io);
  };
}

function builder(command: Argv): Argv<Parsed> {
  return command
    .positional('paths', {
      describe: 'Files, folders and globs; `-` reads standard input',
      type: 'string',
      array: true,
      default: HERE,
    })
    .options(OPTIONS)
    .example('$0', 'Check every policy below this folder')
    .example('$0 bucket.json --format json', 'One file, for a program')
    .example('$0 --changed=origin/main --format github', 'Annotate what a branch touched');
}

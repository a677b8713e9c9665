import type { ArgumentsCamelCase, Argv, CommandModule } from 'yargs';
import { POLICY_TYPES } from '../policy/policy.ts';
import { FORMATS } from '../report/report.ts';
import type { Io } from './io.ts';
import type { Job } from './main.ts';

/** The options of `keyproof lint`, as the command line gives them. */
export type LintArguments = ArgumentsCamelCase<Parsed>;

type Parsed = ReturnType<typeof options> extends Argv<infer Options> ? Options : never;

/** `keyproof lint`: everything but the names of its options is loaded when it runs. */
export function lintCommand(io: Io, start: (job: Job) => void): CommandModule<object, Parsed> {
  return {
    command: 'lint [paths..]',
    describe: 'Check policies in files and folders',
    builder: options,
    handler: (parsed) => start(async () => (await import('./run-lint.ts')).runLint(parsed, io)),
  };
}

function options(command: Argv<object>) {
  return command
    .positional('paths', {
      describe: 'Files, folders and globs; `-` reads standard input',
      type: 'string',
      array: true,
      default: ['.'],
    })
    .option('format', {
      alias: 'f',
      describe: 'How to print',
      choices: FORMATS,
      default: 'text' as const,
    })
    .option('output', { alias: 'o', describe: 'Write to this file instead', type: 'string' })
    .option('type', {
      describe: 'Type of every policy, where inferring it fails',
      choices: POLICY_TYPES,
    })
    .option('rule', {
      describe: 'Severity of a rule: id=error|warning|info|off',
      type: 'string',
      array: true,
      default: [],
    })
    .option('max-warnings', {
      describe: 'How many warnings still exit with 0',
      type: 'number',
      default: 0,
    })
    .option('exit-zero', {
      describe: 'Exit with 0 whatever is found',
      type: 'boolean',
      default: false,
    })
    .option('fix', { describe: 'Repair what changes no decision', type: 'boolean', default: false })
    .option('unsafe-fixes', {
      describe: 'With --fix: repair also what changes decisions',
      type: 'boolean',
      default: false,
    })
    .option('fix-dry-run', {
      describe: 'Print what --fix would change',
      type: 'boolean',
      default: false,
    })
    .option('stdin-filename', { describe: 'Path that standard input stands for', type: 'string' })
    .option('changed', {
      describe: 'Only files changed since this git ref (HEAD when none is given)',
      type: 'string',
    })
    .option('baseline', { describe: 'Hide the findings of this file', type: 'string' })
    .option('write-baseline', {
      describe: 'Write all findings to this file and exit with 0',
      type: 'string',
    })
    .option('ignore-unknown', {
      describe: 'Say nothing of named files that hold no policy',
      type: 'boolean',
      default: false,
    })
    .option('redact', {
      describe: 'Mask account ids in the output',
      type: 'boolean',
      default: false,
    })
    .option('config', {
      alias: 'c',
      describe: 'Configuration file (else the nearest on the way up)',
      type: 'string',
    })
    .example('$0 lint', 'Check every policy below this folder')
    .example('$0 lint bucket.json --format json', 'One file, for a program')
    .example('$0 lint --changed=origin/main --format github', 'Annotate what a branch touched');
}

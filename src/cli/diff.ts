import type { ArgumentsCamelCase, Argv, InferredOptionTypes } from 'yargs';
import { POLICY_TYPES } from '../policy/policy.ts';
import type { Command } from './command.ts';

const OPTIONS = {
  type: { describe: 'Type of the policies, where inferring it fails', choices: POLICY_TYPES },
  format: { alias: 'f', describe: 'How to print', choices: ['text', 'json'], default: 'text' },
} as const;

type Parsed = InferredOptionTypes<typeof OPTIONS> & {
  readonly before: string;
  readonly after: string;
};

/** The options of `keyproof diff`, as the command line gives them. */
export type DiffArguments = ArgumentsCamelCase<Parsed>;

/** `keyproof diff`: what a change lets through, for all requests. */
export const diffCommand: Command = {
  name: 'diff',
  options: Object.keys(OPTIONS),
  addTo: (parser, name, start) =>
    parser.command(
      `${name} <before> <after>`,
      'Compare what two policies or two estates let through',
      builder,
      (args) => start(async (io) => (await import('./run-diff.ts')).runDiff(args, io)),
    ),
};

function builder(parser: Argv): Argv<Parsed> {
  return parser
    .positional('before', {
      describe: 'A policy or an estate; REVISION:path reads it from git',
      type: 'string',
      demandOption: true,
    })
    .positional('after', {
      describe: 'The same after the change',
      type: 'string',
      demandOption: true,
    })
    .options(OPTIONS)
    .example('$0 old.json new.json', 'Does the new policy let more through?')
    .example('$0 origin/main:policy.json policy.json', 'What does this branch change?')
    .epilogue('Exit code 1 when there is new access, so that one line guards a pull request.');
}

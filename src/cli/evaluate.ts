import type { ArgumentsCamelCase, Argv, InferredOptionTypes } from 'yargs';
import type { Command } from './command.ts';
import { pathsOf } from './standard-input.ts';

const STANDARD_INPUT: readonly string[] = ['-'];

const OPTIONS = {
  format: {
    alias: 'f',
    describe: 'How to print; json gives one object a line',
    choices: ['text', 'json'],
    default: 'text',
  },
  reading: {
    describe: 'Take the other reading of a doubtful point, such as D7 (see --list-readings)',
    type: 'string',
    array: true,
    nargs: 1,
    default: [],
  },
  'list-readings': {
    describe:
      'Print the doubtful points of the documentation and their readings, those of simulate as well',
    type: 'boolean',
    default: false,
  },
} as const;

type Parsed = InferredOptionTypes<typeof OPTIONS> & { readonly files: readonly string[] };

/** The options of `keyproof evaluate`, as the command line gives them. */
export type EvaluateArguments = ArgumentsCamelCase<Parsed>;

/** `keyproof evaluate`: decide requests under the policies that come with them. */
export const evaluateCommand: Command = {
  name: 'evaluate',
  options: Object.keys(OPTIONS),
  addTo: (parser, name, start) =>
    parser.command(
      `${name} [files..]`,
      'Decide requests under the policies given with them',
      builder,
      (args) =>
        start(async (io) => {
          const { runEvaluate } = await import('./run-evaluate.ts');
          return runEvaluate({ ...args, files: pathsOf(args.files) }, io);
        }),
    ),
};

function builder(command: Argv): Argv<Parsed> {
  return command
    .positional('files', {
      describe: 'JSON files: one object, an array, or one object a line; `-` reads standard input',
      type: 'string',
      array: true,
      default: STANDARD_INPUT,
    })
    .options(OPTIONS)
    .example('$0 request.json', 'Why is this allowed or denied?')
    .example('$0 -f json < requests.ndjson', 'A stream of any length');
}

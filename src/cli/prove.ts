import type { ArgumentsCamelCase, Argv, InferredOptionTypes } from 'yargs';
import type { Command } from './command.ts';

const OPTIONS = {
  format: {
    alias: 'f',
    describe: 'How to print',
    choices: ['text', 'json', 'junit'],
    default: 'text',
  },
  output: { alias: 'o', describe: 'Write to this file instead', type: 'string' },
} as const;

type Parsed = InferredOptionTypes<typeof OPTIONS> & { readonly suites: readonly string[] };

/** The options of `keyproof prove`, as the command line gives them. */
export type ProveArguments = ArgumentsCamelCase<Parsed>;

/** `keyproof prove`: hold an estate to what a team expects of it. */
export const proveCommand: Command = {
  name: 'prove',
  options: Object.keys(OPTIONS),
  addTo: (parser, name, start) =>
    parser.command(
      `${name} <suites..>`,
      'Check suites of scenarios and claims about an estate',
      builder,
      (args) => start(async (io) => (await import('./run-prove.ts')).runProve(args, io)),
    ),
};

function builder(parser: Argv): Argv<Parsed> {
  return parser
    .positional('suites', {
      describe: 'Suite files, YAML or JSON',
      type: 'string',
      array: true,
      demandOption: true,
    })
    .options(OPTIONS)
    .example('$0 access.suite.yaml', 'Does the estate keep what the suite says?')
    .example('$0 -f junit -o access.xml *.suite.yaml', 'For a test report');
}

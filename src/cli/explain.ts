import type { ArgumentsCamelCase, Argv, InferredOptionTypes } from 'yargs';
import type { Command } from './command.ts';
import { pathsOf } from './standard-input.ts';

const STANDARD_INPUT: readonly string[] = ['-'];
const NONE: readonly string[] = [];

const OPTIONS = {
  estate: {
    alias: 'e',
    describe: 'The estate file: with it keyproof finds the policy and the change',
    type: 'string',
  },
  format: { alias: 'f', describe: 'How to print', choices: ['text', 'json'], default: 'text' },
  all: {
    describe: 'Also calls that went through: does the estate allow them?',
    type: 'boolean',
    default: false,
  },
  reading: {
    describe: 'The other reading of a doubtful point (D7), or one of a flow (fas.sourceIp=same)',
    type: 'string',
    array: true,
    nargs: 1,
    default: NONE,
  },
} as const;

type Parsed = InferredOptionTypes<typeof OPTIONS> & { readonly events: readonly string[] };

/** The options of `keyproof explain`, as the command line gives them. */
export type ExplainArguments = ArgumentsCamelCase<Parsed>;

/** `keyproof explain`: why calls were refused, and what would allow them. */
export const explainCommand: Command = {
  name: 'explain',
  options: Object.keys(OPTIONS),
  addTo: (parser, name, start) =>
    parser.command(`${name} [events..]`, 'Explain why AWS refused a call', builder, (args) =>
      start(async (io) => {
        const { runExplain } = await import('./run-explain.ts');
        return runExplain({ ...args, events: pathsOf(args.events) }, io);
      }),
    ),
};

function builder(command: Argv): Argv<Parsed> {
  return command
    .positional('events', {
      describe:
        'Files of CloudTrail records (also .gz) or of error messages, `-` for standard input, or the text of an error message itself',
      type: 'string',
      array: true,
      default: STANDARD_INPUT,
    })
    .options(OPTIONS)
    .example('$0 -e lab.estate.yaml trail.json.gz', 'Why were these calls refused?')
    .example('aws s3 cp s3://lab/a . 2>&1 | $0', 'What does this error message prove?');
}

import type { ArgumentsCamelCase, Argv, InferredOptionTypes } from 'yargs';
import type { Command } from './command.ts';

const NONE: readonly string[] = [];

const OPTIONS = {
  estate: { alias: 'e', describe: 'The estate file', type: 'string', demandOption: true },
  principal: { alias: 'p', describe: 'Only this principal', type: 'string' },
  reading: {
    describe: 'The other reading of a doubtful point (D7), or one of a flow (fas.sourceIp=same)',
    type: 'string',
    array: true,
    nargs: 1,
    default: NONE,
  },
  via: {
    describe: 'Add how those who have no access can give it to themselves, in up to three moves',
    type: 'boolean',
    default: false,
  },
  check: {
    describe: 'Replay every witness and read every proof again',
    type: 'boolean',
    default: false,
  },
  'emit-smt2': {
    describe: 'Write each question to this folder as SMT-LIB 2, for any solver',
    type: 'string',
  },
  format: {
    alias: 'f',
    describe: 'How to print',
    choices: ['text', 'json', 'markdown', 'csv', 'dot'],
    default: 'text',
  },
} as const;

type Parsed = InferredOptionTypes<typeof OPTIONS> & {
  readonly capability: string;
  readonly resource: string;
};

/** The options of `keyproof who-can`, as the command line gives them. */
export type WhoCanArguments = ArgumentsCamelCase<Parsed>;

/** `keyproof who-can`: for all requests at once. */
export const whoCanCommand: Command = {
  name: 'who-can',
  options: Object.keys(OPTIONS),
  addTo: (parser, name, start) =>
    parser.command(
      `${name} <capability> <resource>`,
      'Prove who can decrypt, read, write, use or administer',
      builder,
      (args) => start(async (io) => (await import('./run-who-can.ts')).runWhoCan(args, io)),
    ),
};

function builder(parser: Argv): Argv<Parsed> {
  return parser
    .positional('capability', {
      describe: 'decrypt, read, encrypt, write, use, administer, or an action',
      type: 'string',
      demandOption: true,
    })
    .positional('resource', {
      describe: 'ARN of an object (with wildcards: of many), a bucket or a key; `*`: every bucket',
      type: 'string',
      demandOption: true,
    })
    .options(OPTIONS)
    .example("$0 decrypt 'arn:aws:s3:::lab/*' -e lab.estate.yaml", 'Everybody, and when')
    .example('$0 use alias/lab -e lab.estate.yaml --check', 'Direct use of a key, checked')
    .example('$0 use alias/lab -e lab.estate.yaml --via', 'Who can give themselves access, too');
}

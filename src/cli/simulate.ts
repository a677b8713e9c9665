import type { ArgumentsCamelCase, Argv, InferredOptionTypes } from 'yargs';
import type { Command } from './command.ts';

const NONE: readonly string[] = [];

const OPTIONS = {
  estate: { alias: 'e', describe: 'The estate file', type: 'string', demandOption: true },
  principal: {
    alias: 'p',
    describe: 'Who calls: an IAM or STS ARN, a service principal, or anonymous',
    type: 'string',
    demandOption: true,
  },
  operation: { describe: 'An operation of S3 or KMS, such as s3:GetObject', type: 'string' },
  resource: { describe: 'The ARN of the object, bucket or key', type: 'string' },
  with: {
    describe: 'Parameter or condition key of the request: name=value',
    type: 'string',
    array: true,
    nargs: 1,
    default: NONE,
  },
  reading: {
    describe:
      'The other reading of a doubtful point (D7), or one of a flow (fas.sourceIp=same); see keyproof evaluate --list-readings',
    type: 'string',
    array: true,
    nargs: 1,
    default: NONE,
  },
  format: { alias: 'f', describe: 'How to print', choices: ['text', 'json'], default: 'text' },
} as const;

type Parsed = InferredOptionTypes<typeof OPTIONS>;

/** The options of `keyproof simulate`, and the command of the AWS CLI behind `--`. */
export type SimulateArguments = ArgumentsCamelCase<Parsed> & {
  readonly command: readonly string[];
};

/** `keyproof simulate`: one operation, step by step. */
export const simulateCommand: Command = {
  name: 'simulate',
  options: Object.keys(OPTIONS),
  takesCommand: true,
  addTo: (parser, name, start, command = []) =>
    parser.command(name, 'Run an operation through an estate, step by step', builder, (args) =>
      start(async (io) => {
        const { runSimulate } = await import('./run-simulate.ts');
        return runSimulate({ ...args, command }, io);
      }),
    ),
};

function builder(parser: Argv): Argv<Parsed> {
  return parser
    .options(OPTIONS)
    .example(
      '$0 -e lab.estate.yaml -p ARN --operation s3:GetObject --resource arn:aws:s3:::lab/a',
      'Can this principal read the object?',
    )
    .example(
      '$0 -e lab.estate.yaml -p ARN -- aws s3 cp a.txt s3://lab/a.txt',
      'What would this command do?',
    )
    .epilogue(
      'Parameters of --with: encryptionContext.NAME, serverSideEncryption, kmsKeyId, bucketKeyEnabled, tagging.NAME, versionId, copySource, checksumMode, vpcEndpoint, and any condition key, such as aws:SourceIp.',
    );
}

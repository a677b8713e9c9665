import type { Argv, CommandModule } from 'yargs';
import type { Io } from './io.ts';
import type { Job } from './job.ts';

/** The arguments of `keyproof rules`. */
export type RulesArguments =
  ReturnType<typeof options> extends Argv<infer Options> ? Options : never;

/** `keyproof rules`: the list of rules, or the page of one. */
export function rulesCommand(
  io: Io,
  start: (job: Job) => void,
): CommandModule<object, RulesArguments> {
  return {
    command: 'rules [id]',
    describe: 'List the rules, or print the page of one',
    builder: options,
    handler: (args) => start(async () => (await import('./run-rules.ts')).runRules(args, io)),
  };
}

function options(command: Argv<object>) {
  return command
    .positional('id', { describe: 'A rule or a family, such as s3', type: 'string' })
    .option('format', {
      alias: 'f',
      describe: 'How to print',
      choices: ['text', 'json', 'markdown'] as const,
      default: 'text' as const,
    })
    .example('$0 rules s3', 'The rules about S3')
    .example('$0 rules s3/existing-object-tag-on-put', 'Why, when and what to do');
}

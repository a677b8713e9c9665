import type { Argv, CommandModule } from 'yargs';
import type { Io } from './io.ts';
import type { Job } from './job.ts';

/** The arguments of `keyproof init`. */
export type InitArguments =
  ReturnType<typeof options> extends Argv<infer Options> ? Options : never;

/** `keyproof init`: the configuration file and, where wanted, the hook and the workflow. */
export function initCommand(
  io: Io,
  start: (job: Job) => void,
): CommandModule<object, InitArguments> {
  return {
    command: 'init',
    describe: 'Write a configuration file to start from',
    builder: options,
    handler: (args) => start(async () => (await import('./run-init.ts')).runInit(args, io)),
  };
}

function options(command: Argv<object>) {
  return command
    .option('hook', {
      describe: 'Also print a pre-commit hook to paste',
      type: 'boolean',
      default: false,
    })
    .option('workflow', {
      describe: 'Also print a GitHub workflow to paste',
      type: 'boolean',
      default: false,
    });
}

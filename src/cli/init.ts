import type { Argv } from 'yargs';
import type { Command } from './command.ts';

/** The arguments of `keyproof init`. */
export type InitArguments =
  ReturnType<typeof options> extends Argv<infer Options> ? Options : never;

/** `keyproof init`: the configuration file and, where wanted, the hook and the workflow. */
export const initCommand: Command = {
  name: 'init',
  options: ['hook', 'workflow'],
  addTo: (parser, name, start) =>
    parser.command(name, 'Write a configuration file to start from', options, (args) =>
      start(async (io) => (await import('./run-init.ts')).runInit(args, io)),
    ),
};

function options(command: Argv) {
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

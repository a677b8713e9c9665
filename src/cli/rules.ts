import type { Argv } from 'yargs';
import { PROFILES } from '../lint/profiles.ts';
import type { Command } from './command.ts';

/** The arguments of `keyproof rules`. */
export type RulesArguments =
  ReturnType<typeof options> extends Argv<infer Options> ? Options : never;

/** `keyproof rules`: the list of rules, or the page of one. */
export const rulesCommand: Command = {
  name: 'rules',
  options: ['format', 'profile', 'family'],
  addTo: (parser, name, start) =>
    parser.command(`${name} [id]`, 'List the rules, or print the page of one', options, (args) =>
      start(async (io) => (await import('./run-rules.ts')).runRules(args, io)),
    ),
};

function options(command: Argv) {
  return command
    .positional('id', { describe: 'A rule or a family, such as s3', type: 'string' })
    .option('format', {
      alias: 'f',
      describe: 'How to print',
      choices: ['text', 'json', 'markdown'] as const,
      default: 'text' as const,
    })
    .option('profile', { describe: 'Only the rules of this set', choices: PROFILES })
    .option('family', { describe: 'Only the rules of this family', type: 'string' })
    .example('$0 s3', 'The rules about S3')
    .example('$0 --profile strict', 'Every rule')
    .example('$0 s3/existing-object-tag-on-put', 'Why, when and what to do');
}

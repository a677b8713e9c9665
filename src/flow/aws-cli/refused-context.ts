import { fault, type AwsFault } from './command.ts';
import { putObjectCommand } from './put-object-command.ts';
import { readWords } from './read-words.ts';
import { S3_OPTIONS } from './s3-options.ts';
import { placeOf } from './s3-place.ts';

/** What people write in the hope of an encryption context. */
const CONTEXT_OPTIONS: ReadonlySet<string> = new Set([
  '--sse-kms-context',
  '--sse-kms-encryption-context',
  '--ssekms-encryption-context',
  '--encryption-context',
]);

/**
 * The fault of a command of `aws s3` that tries to send an encryption context, with the command
 * that can where it is plain what was meant; undefined when it does not try.
 */
export function refusedContext(words: readonly string[], name: string): AwsFault | undefined {
  const at = words.findIndex((word) => CONTEXT_OPTIONS.has(optionOf(word)));
  const option = words[at];
  if (option === undefined) return undefined;
  const instead = commandInstead(words, at, name);
  return fault(
    `\`${name}\` has no option \`${optionOf(option)}\`: it cannot send an encryption context, and the AWS CLI refuses the command`,
    'upload with `aws s3api put-object --ssekms-encryption-context`',
    instead,
  );
}

function optionOf(word: string): string {
  const equals = word.indexOf('=');
  return equals < 0 ? word : word.slice(0, equals);
}

/** The upload as a command that works; undefined when it is none or cannot be read. */
function commandInstead(words: readonly string[], at: number, name: string): string | undefined {
  const option = words[at] ?? '';
  const isAttached = option.includes('=');
  const read = readWords(words.toSpliced(at, isAttached ? 1 : 2), S3_OPTIONS, name);
  if (read.kind === 'fault') return undefined;
  const [from, to] = read.positional.map(placeOf);
  if (!from || !to || 'bucket' in from || 'file' in to) return undefined;
  const context = isAttached ? option.slice(option.indexOf('=') + 1) : (words[at + 1] ?? '');
  const upload = { file: from.file, to, kmsKeyId: read.parameters.get('kmsKeyId') };
  return putObjectCommand(upload, jsonOf(context));
}

/** `name=value` as JSON; what looks like JSON as it is. */
function jsonOf(context: string): string {
  if (context.trimStart().startsWith('{')) return context;
  const pairs = context.split(',').map((pair): readonly [string, string] => {
    const equals = pair.indexOf('=');
    return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
  });
  return JSON.stringify(Object.fromEntries(pairs));
}

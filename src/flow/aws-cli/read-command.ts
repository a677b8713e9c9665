import { nearest } from '../../catalog/nearest.ts';
import { fault, type AwsCall, type AwsCommand, type AwsFault } from './command.ts';
import { KMS } from './kms.ts';
import { GLOBAL_OPTIONS } from './option.ts';
import { readWords, type Words } from './read-words.ts';
import { readS3Command } from './s3.ts';
import { S3API, type ApiCommand } from './s3api.ts';

/**
 * Reads a command of the AWS CLI as a shell has split it, with or without the leading `aws`.
 * `s3`, `s3api` and `kms` are followed. Never throws.
 */
export function readAwsCommand(words: readonly string[]): AwsCommand {
  const [service = '', command = '', ...rest] = globalOptionsLast(
    words[0] === 'aws' ? words.slice(1) : words,
  );
  switch (service) {
    case 's3':
      return readS3Command(command, rest);
    case 's3api':
      return readApiCommand(command, rest);
    case 'kms':
      return readKmsCommand(command, rest);
    default:
      return fault(
        `keyproof does not follow \`aws ${service}\``,
        'it follows `aws s3`, `aws s3api` and `aws kms`',
      );
  }
}

/** The options that every command takes may stand before the service. */
function globalOptionsLast(words: readonly string[]): readonly string[] {
  const at = words.findIndex(
    (word, index) => !word.startsWith('--') && !isValueOf(words[index - 1]),
  );
  return at <= 0 ? words : [...words.slice(at), ...words.slice(0, at)];
}

function isValueOf(option: string | undefined): boolean {
  const known = GLOBAL_OPTIONS.find(([name]) => `--${name}` === option)?.[1];
  return known?.form === 'ignored' && known.words === 1;
}

function readApiCommand(command: string, rest: readonly string[]): AwsCommand {
  const name = `aws s3api ${command}`;
  const api = S3API.get(command);
  if (!api) return unknownCommand(name, command, S3API.keys());
  const read = readWords(rest, api.options, name);
  if (read.kind === 'fault') return sendsContext(rest, api) ? contextRefused(name) : read;
  const resource = s3Resource(read, api, name);
  if (typeof resource !== 'string') return resource;
  const parameters = new Map(read.parameters);
  for (const used of ['bucket', 'key']) parameters.delete(used);
  return oneCall({ operation: api.operation, resource, parameters, when: undefined }, read);
}

/** True for words that would send an encryption context with a call that takes none. */
function sendsContext(words: readonly string[], { options }: ApiCommand): boolean {
  if (options.has(CONTEXT_OPTION)) return false;
  return words.some((word) => word.startsWith(`--${CONTEXT_OPTION}`));
}

const CONTEXT_OPTION = 'ssekms-encryption-context';

function contextRefused(name: string): AwsFault {
  return fault(
    `\`${name}\` has no option \`--${CONTEXT_OPTION}\`: only uploads and copies have`,
    'leave it out: to read, Amazon S3 sends KMS the context that it stored with the object',
  );
}

function s3Resource({ parameters }: Words, api: ApiCommand, name: string): string | AwsFault {
  const bucket = parameters.get('bucket');
  if (bucket === undefined) return fault(`\`${name}\` lacks \`--bucket\``, 'name the bucket');
  const isArn = bucket.startsWith('arn:');
  const arn = isArn ? bucket : `arn:aws:s3:::${bucket}`;
  if (!api.isOfObject) return arn;
  const key = parameters.get('key');
  if (key === undefined) return fault(`\`${name}\` lacks \`--key\``, 'name the object');
  // The ARN of an access point is followed by the word `object`.
  return isArn ? `${arn}/object/${key}` : `${arn}/${key}`;
}

function readKmsCommand(command: string, rest: readonly string[]): AwsCommand {
  const name = `aws kms ${command}`;
  const [operation, options] = KMS.get(command) ?? [];
  if (operation === undefined || !options) return unknownCommand(name, command, KMS.keys());
  const read = readWords(withoutBlob(rest), options, name);
  if (read.kind === 'fault') return read;
  const keyOption = operation === 'kms:ReEncrypt' ? 'sourceKeyId' : 'keyId';
  const resource = read.parameters.get(keyOption);
  if (resource === undefined) {
    return fault(
      `\`${name}\` names no key: which one AWS uses stands in the ciphertext`,
      'name the key with `--key-id`, or with `--source-key-id` for `re-encrypt`',
    );
  }
  const parameters = new Map(read.parameters);
  parameters.delete(keyOption);
  return oneCall({ operation, resource, parameters, when: undefined }, read);
}

/** What is encrypted bears on nothing, wherever it is read from. */
function withoutBlob(words: readonly string[]): readonly string[] {
  return words.map((word) => (word.startsWith('fileb://') ? 'blob' : word));
}

function oneCall(call: AwsCall, { given }: Words): AwsCommand {
  const isUnsigned = given.has('no-sign-request');
  return { kind: 'calls', calls: [call], isUnsigned, notes: [], withContext: undefined };
}

function unknownCommand(name: string, command: string, known: Iterable<string>): AwsFault {
  const meant = nearest(command, known);
  return fault(
    `keyproof does not follow \`${name}\``,
    meant === undefined
      ? 'name the operation itself: `--operation s3:GetObject --resource arn:aws:s3:::…`'
      : `did you mean \`${meant}\`?`,
  );
}

import { nearest } from '../../catalog/nearest.ts';
import { fault, type AwsFault } from './command.ts';
import { GLOBAL_OPTIONS, type AwsOption, type AwsOptions } from './option.ts';
import { readPairs } from './read-pairs.ts';

/** The words of a command, taken apart. */
export interface Words {
  readonly kind: 'words';
  readonly positional: readonly string[];
  readonly parameters: ReadonlyMap<string, string>;
  /** The options that were given, by name. */
  readonly given: ReadonlySet<string>;
}

/** The words after the command's name, read by its options. `command` is for messages. */
export function readWords(
  words: readonly string[],
  own: AwsOptions,
  command: string,
): Words | AwsFault {
  const options = new Map([...GLOBAL_OPTIONS, ...own]);
  const positional: string[] = [];
  const parameters = new Map<string, string>();
  const given = new Set<string>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (!word.startsWith('--') || word === '--') {
      positional.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const name = word.slice(2, equals < 0 ? undefined : equals);
    const option = options.get(name);
    if (!option) return unknownOption(name, options, command);
    given.add(name);
    const attached = equals < 0 ? [] : [word.slice(equals + 1)];
    const taken = attached.length > 0 ? attached : following(option, words.slice(at + 1));
    at += attached.length > 0 ? 0 : taken.length;
    const problem = take(option, { name, taken, parameters });
    if (problem) return problem;
  }
  return { kind: 'words', positional, parameters, given };
}

function unknownOption(name: string, options: AwsOptions, command: string): AwsFault {
  const meant = nearest(name, options.keys());
  return fault(
    `\`${command}\` has no option \`--${name}\`: the AWS CLI refuses the command and sends nothing`,
    meant === undefined ? 'leave it out' : `did you mean \`--${meant}\`?`,
  );
}

/** The words that belong to an option, of those behind it. */
function following(option: AwsOption, behind: readonly string[]): readonly string[] {
  const end = behind.findIndex((word) => word.startsWith('--'));
  const free = end < 0 ? behind : behind.slice(0, end);
  switch (option.form) {
    case 'flag':
      return [];
    case 'ignored':
      return option.words === 'several' ? free : behind.slice(0, option.words);
    case 'list':
      return free;
    case 'optional':
      return free.slice(0, 1).filter((word) => ALGORITHM.test(word));
    default:
      return behind.slice(0, 1);
  }
}

/** Of options with an optional word, a path may follow: only an algorithm is theirs. */
const ALGORITHM = /^(AES256|aws:kms)$/;

interface Taken {
  readonly name: string;
  readonly taken: readonly string[];
  readonly parameters: Map<string, string>;
}

/** Puts what an option says into the parameters. */
function take(option: AwsOption, { name, taken, parameters }: Taken): AwsFault | undefined {
  if (option.form === 'ignored') return undefined;
  const [word] = taken;
  if (word?.startsWith('file://') || word?.startsWith('fileb://')) {
    return fault(
      `\`--${name}\` takes its value from a file, which keyproof does not read`,
      'write the value into the command',
    );
  }
  if (option.form === 'flag') {
    parameters.set(option.parameter, option.value);
  } else if (option.form === 'optional') {
    parameters.set(option.parameter, word ?? option.value);
  } else if (word === undefined) {
    return fault(`\`--${name}\` lacks its value`, 'write it behind the option');
  } else if (option.form === 'list' || option.form === 'text') {
    parameters.set(option.parameter, taken.join(','));
  } else {
    const pairs = readPairs(option.form, word);
    if (!pairs) return fault(`\`--${name}\` cannot be read`, PAIRS_HELP[option.form]);
    for (const [key, value] of pairs) parameters.set(`${option.parameter}.${key}`, value);
  }
  return undefined;
}

const PAIRS_HELP = {
  shorthand: 'write it as `name=value,…` or as a JSON object of texts',
  base64: 'it must be the base64 text of a JSON object of texts, such as `{"team":"blue"}`',
  query: 'write it as `name=value&…`',
  'tag-set': 'write it as `TagSet=[{Key=name,Value=value}]`',
} as const;

import { fault, type AwsCalls, type AwsFault } from './command.ts';
import { readWords } from './read-words.ts';
import { refusedContext } from './refused-context.ts';
import { S3_OPTIONS } from './s3-options.ts';
import { ofBucket, onPlace, placeOf, type Place } from './s3-place.ts';
import { transfer, type Made, type Parameters } from './s3-transfer.ts';

/** Reads `aws s3 COMMAND …`: the command and the words behind it. */
export function readS3Command(command: string, words: readonly string[]): AwsCalls | AwsFault {
  const name = `aws s3 ${command}`;
  const make = COMMANDS.get(command);
  if (!make) return fault(`keyproof does not follow \`${name}\``, HELP);
  const read = refusedContext(words, name) ?? readWords(words, S3_OPTIONS, name);
  if (read.kind === 'fault') return read;
  const made = make(read.positional.map(placeOf), read.parameters);
  if ('kind' in made) return made;
  const isUnsigned = read.given.has('no-sign-request');
  return { kind: 'calls', isUnsigned, notes: [], withContext: undefined, ...made };
}

const HELP = 'name the operation itself: `--operation s3:PutObject --resource arn:aws:s3:::…`';

type Maker = (places: readonly Place[], parameters: Parameters) => Made | AwsFault;

const COMMANDS: ReadonlyMap<string, Maker> = new Map([
  ['cp', (places, parameters) => transfer(places, parameters, [])],
  ['sync', (places, parameters) => transfer(places, parameters, ['ListObjectsV2'])],
  ['mv', move],
  ['rm', (places) => onObject(places, 'DeleteObject')],
  ['presign', presign],
  ['ls', list],
]);

function move(places: readonly Place[], parameters: Parameters): Made | AwsFault {
  const made = transfer(places, parameters, []);
  const [from] = places;
  if ('kind' in made || !from || 'file' in from) return made;
  return { ...made, calls: [...made.calls, onPlace(from, 'DeleteObject')] };
}

function onObject(places: readonly Place[], operation: string): Made | AwsFault {
  const [place] = places;
  if (place && 'bucket' in place) return { calls: [onPlace(place, operation)] };
  return fault('the command lacks its object', 'give it as `s3://bucket/key`');
}

function presign(places: readonly Place[]): Made | AwsFault {
  const made = onObject(places, 'GetObject');
  if ('kind' in made) return made;
  const parameters = new Map([['s3:authType', 'REST-QUERY-STRING']]);
  return {
    calls: made.calls.map((call) => ({ ...call, parameters })),
    notes: ['whoever holds the URL reads with the permissions of the one who signed it'],
  };
}

function list(places: readonly Place[]): Made {
  const [place] = places;
  if (place && 'bucket' in place) return { calls: [ofBucket(place, 'ListObjectsV2')] };
  const parameters = new Map<string, string>();
  return { calls: [{ operation: 's3:ListBuckets', resource: '*', parameters, when: undefined }] };
}

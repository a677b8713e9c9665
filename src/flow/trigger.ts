import { asciiLower } from '../policy/ascii-case.ts';
import type { S3Call } from './call.ts';
import { storedEncryption, type Encrypted } from './encryption.ts';
import type { Parameters, Trigger } from './operation.ts';

/** What only the object in hand, or what it becomes, can tell. */
type ObjectTrigger = 'bucket-key' | 'tagged-source' | 'kms-source' | 'other-source';

const OF_OBJECTS: Readonly<
  Record<ObjectTrigger, (call: S3Call, encrypted: Encrypted | undefined) => boolean>
> = {
  'bucket-key': (_call, encrypted) => encrypted?.kind === 'kms' && encrypted.bucketKey,
  'tagged-source': ({ target }) => target.stored.tags.pairs.size > 0,
  'kms-source': (call) => storedEncryption(call.estate, call.target).kind === 'kms',
  'other-source': (call) => storedEncryption(call.estate, call.target).kind !== 'kms',
};

/** What the request itself tells. */
const OF_REQUESTS: Readonly<
  Record<Exclude<Trigger, ObjectTrigger>, (parameters: Parameters) => boolean>
> = {
  tagging: (parameters) => has(parameters, 'tagging'),
  acl: (parameters) =>
    parameters.has('acl') || [...parameters.keys()].some((name) => name.startsWith('grant')),
  retention: (parameters) =>
    parameters.has('objectLockMode') || parameters.has('objectLockRetainUntilDate'),
  'legal-hold': (parameters) => parameters.has('objectLockLegalHoldStatus'),
  checksum: (parameters) => asciiLower(parameters.get('checksumMode') ?? '') === 'enabled',
  'bypass-governance': (parameters) => parameters.get('bypassGovernance') === 'true',
  'owner-override': (parameters) => parameters.get('ownerOverride') === 'true',
};

function isOfObject(trigger: Trigger): trigger is ObjectTrigger {
  return Object.hasOwn(OF_OBJECTS, trigger);
}

/** Whether a check is made in this request; `encrypted` is what it is about, where there is such. */
export function isTriggered(
  trigger: Trigger | undefined,
  call: S3Call,
  encrypted?: Encrypted,
): boolean {
  if (trigger === undefined) return true;
  return isOfObject(trigger)
    ? OF_OBJECTS[trigger](call, encrypted)
    : OF_REQUESTS[trigger](call.parameters);
}

/** Whether a check may be made in a request about an object of which nothing is known. */
export function mayBeTriggered(trigger: Trigger | undefined, parameters: Parameters): boolean {
  return trigger === undefined || isOfObject(trigger) || OF_REQUESTS[trigger](parameters);
}

/** True for a parameter with a value or with entries. */
function has(parameters: Parameters, name: string): boolean {
  return parameters.has(name) || [...parameters.keys()].some((key) => key.startsWith(`${name}.`));
}

import { asciiLower } from '../policy/ascii-case.ts';
import type { S3Call } from './call.ts';
import { storedEncryption, type Encrypted } from './encryption.ts';
import type { Parameters, Trigger } from './operation.ts';

type Condition = (call: S3Call, encrypted: Encrypted | undefined) => boolean;

/** When a check is made that is not made in every request. */
const CONDITIONS: Readonly<Record<Trigger, Condition>> = {
  tagging: ({ parameters }) => has(parameters, 'tagging'),
  acl: ({ parameters }) =>
    parameters.has('acl') || [...parameters.keys()].some((name) => name.startsWith('grant')),
  retention: ({ parameters }) =>
    parameters.has('objectLockMode') || parameters.has('objectLockRetainUntilDate'),
  'legal-hold': ({ parameters }) => parameters.has('objectLockLegalHoldStatus'),
  checksum: ({ parameters }) => asciiLower(parameters.get('checksumMode') ?? '') === 'enabled',
  'bucket-key': (_call, encrypted) => encrypted?.kind === 'kms' && encrypted.bucketKey,
  'bypass-governance': ({ parameters }) => parameters.get('bypassGovernance') === 'true',
  'tagged-source': ({ target }) => target.stored.tags.pairs.size > 0,
  'kms-source': (call) => storedEncryption(call.estate, call.target).kind === 'kms',
  'other-source': (call) => storedEncryption(call.estate, call.target).kind !== 'kms',
  'owner-override': ({ parameters }) => parameters.get('ownerOverride') === 'true',
};

/** Whether a check is made in this request; `encrypted` is what it is about, where there is such. */
export function isTriggered(
  trigger: Trigger | undefined,
  call: S3Call,
  encrypted?: Encrypted,
): boolean {
  return trigger === undefined || CONDITIONS[trigger](call, encrypted);
}

/** True for a parameter with a value or with entries. */
function has(parameters: Parameters, name: string): boolean {
  return parameters.has(name) || [...parameters.keys()].some((key) => key.startsWith(`${name}.`));
}

import type { Encryption } from '../estate/estate.ts';
import { free, type Keys } from '../flow/value.ts';

/**
 * What `who-can` and claims may ask for beside single actions: `decrypt` and `read` an object,
 * `encrypt` and `write` one, `use` a key for cryptography, `administer` it.
 */
export const CAPABILITIES = ['decrypt', 'read', 'encrypt', 'write', 'use', 'administer'] as const;

export type Capability = (typeof CAPABILITIES)[number];

/** One way to do something: an operation with parameters. */
export interface Way {
  readonly operation: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** Condition keys of the request that are said, as those of the tags that it sets. */
  readonly keys?: Keys;
  /** True for an operation by its name alone, whose requests may have to say more. */
  readonly isBare?: boolean;
}

const way = (operation: string, parameters: Readonly<Record<string, string>> = {}): Way => ({
  operation,
  parameters: new Map(Object.entries(parameters)),
});

const VERSION_ID = 's3:versionid';

/** The ways to have an object's content. Every other operation that yields it needs one of these. */
const READ: readonly Way[] = [
  way('s3:GetObject'),
  {
    ...way('s3:GetObject', { versionId: 'VERSION' }),
    keys: new Map([[VERSION_ID, { ...free(VERSION_ID), candidates: ['VERSION'] }]]),
  },
];

const USE: readonly Way[] = [
  'kms:Decrypt',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
].map((operation) => way(operation));

/** What changes who may use a key, or takes it away from everybody. */
const ADMINISTER: readonly Way[] = [
  'kms:PutKeyPolicy',
  'kms:CreateGrant',
  'kms:ScheduleKeyDeletion',
  'kms:DisableKey',
].map((operation) => way(operation));

/** The ways to obtain an object's content, or to use or administer a key; those of uploads are elsewhere. */
export function waysOf(capability: Capability, on: 'object' | 'key'): readonly Way[] | undefined {
  return on === 'object' ? OF_OBJECTS.get(capability) : OF_KEYS.get(capability);
}

const OF_OBJECTS: ReadonlyMap<Capability, readonly Way[]> = new Map([
  ['decrypt', READ],
  ['read', READ],
]);

const OF_KEYS: ReadonlyMap<Capability, readonly Way[]> = new Map([
  ['decrypt', [way('kms:Decrypt')]],
  ['encrypt', [way('kms:Encrypt')]],
  ['use', USE],
  ['administer', ADMINISTER],
]);

/** Whether an object that is encrypted in this way counts for the capability. */
export function concerns(capability: Capability, { algorithm }: Encryption): boolean {
  if (capability !== 'decrypt' && capability !== 'encrypt') return true;
  return algorithm === 'aws:kms' || algorithm === 'aws:kms:dsse';
}

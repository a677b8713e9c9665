import { catalog } from '../catalog/catalog.ts';
import { nearest } from '../catalog/nearest.ts';
import type { Bucket, Estate } from '../estate/estate.ts';
import type { Check } from '../flow/operation.ts';
import { operationNames, operationOf } from '../flow/operations.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { CAPABILITIES, waysOf, type Way } from './capability.ts';
import { uploadWays } from './upload-ways.ts';

/** The ways of a capability or an action, or why there are none. */
export type AskedWays =
  | { readonly kind: 'ways'; readonly ways: readonly Way[] }
  | { readonly kind: 'fault'; readonly message: string };

/** Of what ways are asked: objects of these buckets, or keys. */
export interface Things {
  readonly estate: Estate;
  readonly on: 'object' | 'key';
  readonly buckets: readonly Bucket[];
}

/** The ways to do with an object (or a prefix) or a key what a word asks for. */
export function waysFor(word: string, { estate, on, buckets }: Things): AskedWays {
  const fault = wordFault(word);
  if (fault) {
    const { message, near } = fault;
    return {
      kind: 'fault',
      message: near === undefined ? message : `${message}; did you mean \`${near}\`?`,
    };
  }
  const isUpload = on === 'object' && (word === 'write' || word === 'encrypt');
  if (isUpload) return { kind: 'ways', ways: uploadWays(estate, buckets, word === 'write') };
  const known = CAPABILITIES.find((one) => one === word);
  const ways = known ? waysOf(known, on) : operationWays(word, on);
  if (ways) return { kind: 'ways', ways };
  const thing = on === 'key' ? 'a key' : 'an object';
  return { kind: 'fault', message: `\`${word}\` is nothing that one can do with ${thing}` };
}

/** What is wrong with a word, and the name that was probably meant. */
export interface WordFault {
  readonly message: string;
  readonly near: string | undefined;
}

/** Why a word is neither a capability nor an action that keyproof knows; undefined when it is. */
export function wordFault(word: string): WordFault | undefined {
  if (CAPABILITIES.some((one) => one === word)) return undefined;
  if (!word.includes(':')) {
    return {
      message: `\`${word}\` is no capability and no action`,
      near: nearest(word, CAPABILITIES),
    };
  }
  if (operationOf(word)) return undefined;
  return {
    message: `\`${word}\` is no operation of Amazon S3 or AWS KMS`,
    near: nearest(word, operationNames) ?? nearestAction(word),
  };
}

function nearestAction(word: string): string | undefined {
  const [prefix = '', name = ''] = word.split(':');
  const service = SERVICES.has(asciiLower(prefix)) ? catalog.service(prefix) : undefined;
  const action = service && catalog.nearestAction(service, name);
  return action === undefined ? undefined : `${service?.prefix}:${action}`;
}

/** Of others no operation is known. */
const SERVICES: ReadonlySet<string> = new Set(['s3', 'kms']);

function operationWays(name: string, on: 'object' | 'key'): readonly Way[] | undefined {
  const checks = operationOf(name)?.checks ?? [];
  const isOfThing = checks.some((check) => isOf(check, on));
  return isOfThing ? [{ operation: name, parameters: new Map(), isBare: true }] : undefined;
}

/** Whether a check is about an object or its bucket; or about a key. */
function isOf(check: Check, on: 'object' | 'key'): boolean {
  const isOfKeys = check.kind === 'named' ? check.action.startsWith('kms:') : check.kind === 'kms';
  if (check.kind === 'demand' || check.kind === 'open') return false;
  return isOfKeys === (on === 'key');
}

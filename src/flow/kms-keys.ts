import { resourceFacts } from '../estate/facts.ts';
import type { FoundResource } from '../estate/find-resource.ts';
import { ABSENT, UNKNOWN } from '../term/key-state.ts';
import type { KmsCall } from './step.ts';
import { text, valuesOf, type Keys, type OpenPairs, type Value } from './value.ts';

/** The beginning of the keys that hold the encryption context, in lower case. */
export const ENCRYPTION_CONTEXT = 'kms:encryptioncontext:';

/**
 * The keys of AWS KMS in a call about a key. What the caller's account is follows from the caller.
 * Source: AWS KMS Developer Guide, conditions-kms.
 */
export function kmsKeys(
  { encryptionContext, isForwarded, keyId }: KmsCall,
  { region, resource }: { readonly region: string; readonly resource: FoundResource },
): Keys {
  return new Map<string, Value>([
    ...factsOf(resource),
    ['kms:ViaService', isForwarded ? text(`s3.${region}.amazonaws.com`) : ABSENT],
    ['kms:EncryptionAlgorithm', text('SYMMETRIC_DEFAULT')],
    ['kms:RequestAlias', requestAlias(keyId, isForwarded)],
    ...contextKeys(encryptionContext),
  ]);
}

/** What an estate says of a resource, as values. */
export function factsOf(resource: FoundResource): readonly (readonly [string, Value])[] {
  return valuesOf(resourceFacts(resource));
}

/** Whether Amazon S3 passes the alias on that a request or a bucket names is not documented. */
function requestAlias(keyId: string | undefined, isForwarded: boolean): Value {
  const alias = keyId?.slice(keyId.lastIndexOf(':') + 1);
  if (!alias?.startsWith('alias/')) return ABSENT;
  return isForwarded ? UNKNOWN : text(alias);
}

function contextKeys({ pairs, isOpen }: OpenPairs): readonly (readonly [string, Value])[] {
  if (pairs.size === 0 && !isOpen) return [];
  return [
    ...[...pairs].map(([name, value]) => [`kms:EncryptionContext:${name}`, value] as const),
    ['kms:EncryptionContextKeys', isOpen ? UNKNOWN : { kind: 'list', texts: [...pairs.keys()] }],
  ];
}

/** Beginnings of keys of which a call leaves more open than it says. */
export function openKeys({ isOpen }: OpenPairs): readonly string[] {
  return isOpen ? [ENCRYPTION_CONTEXT] : [];
}

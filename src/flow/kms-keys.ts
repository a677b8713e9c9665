import { catalog } from '../catalog/catalog.ts';
import { resourceFacts } from '../estate/facts.ts';
import type { FoundResource } from '../estate/find-resource.ts';
import { ABSENT, UNKNOWN } from '../term/key-state.ts';
import type { KmsCall } from './step.ts';
import { text, valuesOf, type Keys, type OpenPairs, type Value } from './value.ts';

/** The beginning of the keys that hold the encryption context, in lower case. */
export const ENCRYPTION_CONTEXT = 'kms:encryptioncontext:';

/** What a call of AWS KMS is, for the keys in its request. */
export interface KmsRequest {
  readonly action: string;
  readonly kms: KmsCall;
  readonly resource: FoundResource;
  /** True when a service calls for itself. */
  readonly isOfService: boolean;
}

/**
 * The keys of AWS KMS in a call about a key; only those that the action documents are in it.
 * Source: AWS KMS Developer Guide, conditions-kms.
 */
export function kmsKeys({ action, kms, resource, isOfService }: KmsRequest): Keys {
  const { key, encryptionContext, isForwarded, keyId } = kms;
  const through = isForwarded ? text(`s3.${key.region}.amazonaws.com`) : ABSENT;
  const carries = carriedBy(action);
  const all: readonly (readonly [string, Value])[] = [
    // Neither is documented for the calls of service principals.
    ['kms:ViaService', isForwarded && isOfService ? UNKNOWN : through],
    ...(isOfService ? [['kms:CallerAccount', UNKNOWN] as const] : []),
    ['kms:EncryptionAlgorithm', text('SYMMETRIC_DEFAULT')],
    ['kms:RequestAlias', requestAlias(keyId, isForwarded)],
    ...contextKeys(encryptionContext),
  ];
  return new Map([...factsOf(resource), ...all.filter(([name]) => carries(name))]);
}

/** Whether requests of an action can carry a key. */
export function carriedBy(action: string): (key: string) => boolean {
  const documented = catalog.action(action);
  return (key) => !documented || catalog.presence(key, documented) !== 'never';
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
    ['kms:EncryptionContextKeys', contextNames({ pairs, isOpen })],
  ];
}

/** Nobody can tell the names where there may be another pair, or one of the pairs may be missing. */
function contextNames({ pairs, isOpen }: OpenPairs): Value {
  const isSure = [...pairs.values()].every(
    (value) => value.kind !== 'absent' && !('mayBeAbsent' in value && value.mayBeAbsent),
  );
  return isOpen || !isSure ? UNKNOWN : { kind: 'list', texts: [...pairs.keys()] };
}

/** Beginnings of keys of which a call leaves more open than it says. */
export function openKeys({ isOpen }: OpenPairs): readonly string[] {
  return isOpen ? [ENCRYPTION_CONTEXT] : [];
}

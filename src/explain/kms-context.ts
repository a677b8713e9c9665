import type { EventRecord } from './event-record.ts';

/** The parameters of AWS KMS that hold an encryption context; those of a re-encryption are two. */
const CONTEXT_FIELDS: ReadonlySet<string> = new Set([
  'encryptionContext',
  'sourceEncryptionContext',
  'destinationEncryptionContext',
]);

/** Which ciphertext of a re-encryption an authorization is about. */
export type ReEncryptSide = 'source' | 'destination';

const EMPTY: ReadonlyMap<string, string> = new Map();

/**
 * The encryption context of a call to AWS KMS, empty when it has none; of a re-encryption that of the
 * side in question. Undefined when the record does not tell it.
 */
export function kmsContext(
  { requestParameters }: Pick<EventRecord, 'requestParameters'>,
  side: ReEncryptSide | undefined,
): ReadonlyMap<string, string> | undefined {
  if (!requestParameters) return undefined;
  const field = side === undefined ? 'encryptionContext' : `${side}EncryptionContext`;
  return requestParameters.fields(field)?.texts() ?? EMPTY;
}

/** True for a parameter that is an encryption context. */
export function holdsContext(parameter: string): boolean {
  return CONTEXT_FIELDS.has(parameter);
}

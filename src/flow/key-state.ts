import type { Key } from '../estate/estate.ts';
import type { Refusal } from './step.ts';

/**
 * The refusal of a call that the state of its key does not permit; undefined when it does. Calls
 * that only ask or end something are permitted in every state.
 * Source: AWS KMS Developer Guide, key-state.
 */
export function stateRefusal(
  { arn, state }: Key,
  { call, isForwarded }: { readonly call: string; readonly isForwarded: boolean },
): Refusal | undefined {
  if (!NEEDS_STATE.test(call)) return undefined;
  const allowed = call === 'kms:CreateGrant' ? GRANTABLE : USABLE;
  if (allowed.has(state)) return undefined;
  const code = state === 'Disabled' ? 'DisabledException' : 'KMSInvalidStateException';
  const words = state === 'Disabled' ? 'is disabled' : WORDS[state];
  return {
    kind: 'key-state',
    // Amazon S3 passes errors of AWS KMS on with a prefix.
    code: isForwarded ? `KMS.${code}` : code,
    httpStatus: 400,
    reason: `${arn} ${words}`,
  };
}

const NEEDS_STATE =
  /^kms:(?:Encrypt|Decrypt|GenerateDataKey\w*|GenerateMac|VerifyMac|ReEncrypt\w*|Sign|Verify|DeriveSharedSecret|CreateGrant)$/;

const USABLE: ReadonlySet<Key['state']> = new Set(['Enabled', 'Updating']);
const GRANTABLE: ReadonlySet<Key['state']> = new Set(['Enabled', 'Updating', 'Unavailable']);

const WORDS: Readonly<Record<Exclude<Key['state'], 'Disabled'>, string>> = {
  Enabled: 'is enabled',
  Updating: 'is being updated',
  PendingDeletion: 'is pending deletion',
  PendingReplicaDeletion: 'is pending deletion of its replicas',
  PendingImport: 'waits for its key material',
  Unavailable: 'is not available in its key store',
  Creating: 'is being created',
};

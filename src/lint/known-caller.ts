import { derivedKey } from '../authorize/derived-keys.ts';
import type { PrincipalEntry } from '../policy/principal.ts';
import { readCaller, type CallerKind } from '../term/caller.ts';
import { UNKNOWN, type KeyState } from '../term/key-state.ts';

const ACCOUNT = 'aws:principalaccount';
const ARN = 'aws:principalarn';

/**
 * Keys about the caller that follow from an entry which names one. All sessions of a role have its
 * ARN; a user's federated sessions have another than the user, and no session tells its role's path.
 */
const FOLLOWING: ReadonlyMap<CallerKind, readonly string[]> = new Map<CallerKind, string[]>([
  ['role', [ACCOUNT, ARN]],
  ['user', [ACCOUNT]],
  ['session', [ACCOUNT]],
]);

/**
 * What requests by the callers that a principal entry names carry for certain, by the keys' names in
 * lower case; nothing for an entry that stands for many. Of services other rules speak.
 */
export function knownCaller({ value }: PrincipalEntry): ReadonlyMap<string, KeyState> {
  const caller = readCaller(value, '');
  const keys = caller && FOLLOWING.get(caller.kind);
  if (!keys) return new Map();
  const origin = { caller, service: '', owner: UNKNOWN } as const;
  return new Map(keys.map((name) => [name, derivedKey(name, origin)]));
}

/** True for a key of which `knownCaller` may know something. */
export function followsFromCaller(key: string): boolean {
  return key === ACCOUNT || key === ARN;
}

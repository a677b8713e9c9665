import { derivedKey } from '../authorize/derived-keys.ts';
import type { PrincipalEntry } from '../policy/principal.ts';
import { UNKNOWN, type KeyState } from '../term/key-state.ts';
import { readCaller } from '../term/caller.ts';

/** An account stands for all its users and roles, and a session does not tell the path of its role. */
const NAMED_WHOLE: ReadonlySet<string> = new Set(['user', 'role']);

/** Keys about the caller that follow from an entry which names one user or role. */
const FOLLOWING: readonly string[] = ['aws:principalaccount', 'aws:principalarn'];

/**
 * What requests by the caller that a principal entry names carry for certain, by the keys' names in
 * lower case; nothing for an entry that stands for many. Of services other rules speak.
 */
export function knownCaller({ value }: PrincipalEntry): ReadonlyMap<string, KeyState> {
  const caller = readCaller(value, '');
  if (!caller || !NAMED_WHOLE.has(caller.kind)) return new Map();
  const origin = { caller, service: '', owner: UNKNOWN } as const;
  return new Map(FOLLOWING.map((name) => [name, derivedKey(name, origin)]));
}

/** True for a key of which `knownCaller` may know something. */
export function followsFromCaller(key: string): boolean {
  return FOLLOWING.includes(key);
}

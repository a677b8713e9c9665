import type { PolicyLibrary } from '../authorize/policy-library.ts';
import type { FoundCaller } from '../estate/find-caller.ts';
import { sessionTags } from '../estate/session-tags.ts';
import { asciiLower } from '../policy/ascii-case.ts';

/** Tags of a session of which neither an estate nor the name of the session tells. */
export interface UntoldSession {
  /** Keys in lower case that the session may have with any value. */
  readonly keys: readonly string[];
  /** The beginnings of such keys. */
  readonly open: readonly string[];
}

const PRINCIPAL_TAG = 'aws:principaltag/';
const ALL_TOLD: UntoldSession = { keys: [], open: [] };

/**
 * What the session of a role may bring along where the trust policy lets tags pass: they count
 * before the role's own. A request of the role itself is one of a session without tags.
 * Source: IAM User Guide, id_session-tags.
 */
export function untoldSession(found: FoundCaller, library: PolicyLibrary): UntoldSession {
  if (found.kind !== 'principal' || found.caller.kind !== 'session') return ALL_TOLD;
  const { passing } = sessionTags(found.principal, library);
  const isOpen = passing.some(({ names }) => !names);
  const own = isOpen ? [...found.principal.tags.keys()] : [];
  const names = [...passing.flatMap((one) => [...(one.names ?? [])]), ...own];
  return {
    keys: names.map((name) => asciiLower(PRINCIPAL_TAG + name)),
    open: isOpen ? [PRINCIPAL_TAG] : [],
  };
}

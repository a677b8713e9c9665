import type { PolicyLibrary } from '../authorize/policy-library.ts';
import { PRINCIPAL_TAG } from '../catalog/principal-tag.ts';
import type { FoundCaller } from '../estate/find-caller.ts';
import { sessionKeys } from './session-keys.ts';

/** Tags of a session of which neither an estate nor the name of the session tells. */
export interface UntoldSession {
  /** Keys in lower case that the session may have with other values than its role. */
  readonly keys: readonly string[];
  /** The beginnings of such keys. */
  readonly open: readonly string[];
}

const ALL_TOLD: UntoldSession = { keys: [], open: [] };

/**
 * What proofs leave open of the tags of a session is untold in one request of it. A request of the
 * role itself is one of a session without tags.
 */
export function untoldSession(found: FoundCaller, library: PolicyLibrary): UntoldSession {
  if (found.kind !== 'principal' || found.caller.kind !== 'session') return ALL_TOLD;
  const { keys, open } = sessionKeys(found, library);
  const untold = [...keys].filter(
    ([key, { kind }]) => kind === 'variable' && key.startsWith(PRINCIPAL_TAG),
  );
  return { keys: untold.map(([key]) => key), open };
}

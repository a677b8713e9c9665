import { asciiLower } from '../policy/ascii-case.ts';

/** Condition keys of a role session that callers may set only with a permission of its own. */
interface GatedKeys {
  /** Names in lower case; those with a free name end in their slash. */
  readonly keys: readonly string[];
  readonly action: string;
}

/**
 * Sources: IAM User Guide, id_credentials_temp_control-access_monitor (source identity) and
 * id_session-tags (session tags).
 */
const gates: readonly GatedKeys[] = [
  { keys: ['sts:sourceidentity'], action: 'sts:SetSourceIdentity' },
  {
    keys: ['aws:requesttag/', 'aws:tagkeys', 'sts:transitivetagkeys'],
    action: 'sts:TagSession',
  },
];

/** The action that a caller needs as well to bring the key into a request for a role session. */
export function gateOf(keyName: string): string | undefined {
  const name = asciiLower(keyName);
  const isGated = (key: string): boolean =>
    key.endsWith('/') ? name.startsWith(key) : name === key;
  return gates.find(({ keys }) => keys.some(isGated))?.action;
}

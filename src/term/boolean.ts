import { asciiLower } from '../policy/ascii-case.ts';

/** Reads `true` or `false` in any ASCII case; undefined for everything else. */
export function readBoolean(text: string): boolean | undefined {
  const folded = asciiLower(text);
  if (folded === 'true') return true;
  return folded === 'false' ? false : undefined;
}

import type { Catalog } from '../catalog/catalog.ts';
import { serviceOfNickname } from '../catalog/service-nicknames.ts';
import { unlistedService, type UnlistedService } from '../catalog/unlisted-services.ts';
import { asciiLower } from '../policy/ascii-case.ts';

/** What is wrong with a service prefix that the reference does not list. */
export type PrefixFault =
  | { readonly kind: 'none' | 'unknown' | UnlistedService }
  | { readonly kind: 'misspelt'; readonly meant: string };

/** Judges such a prefix; undefined stands for an action that has none. */
export function prefixFault(prefix: string | undefined, catalog: Catalog): PrefixFault {
  if (prefix === undefined) return { kind: 'none' };
  const unlisted = unlistedService(asciiLower(prefix));
  if (unlisted) return { kind: unlisted };
  const meant = serviceOfNickname(prefix) ?? catalog.nearestService(prefix);
  return meant === undefined ? { kind: 'unknown' } : { kind: 'misspelt', meant };
}

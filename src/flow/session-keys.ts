import type { PolicyLibrary } from '../authorize/policy-library.ts';
import { PRINCIPAL_TAG } from '../catalog/principal-tag.ts';
import type { FoundCaller } from '../estate/find-caller.ts';
import { sessionTags, type SessionTags } from '../estate/session-tags.ts';
import type { TagLimits } from '../estate/tag-limits.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { ABSENT } from '../term/key-state.ts';
import { free, type Keys, type Value } from './value.ts';

/** What the session of a caller decides, in a question about all sessions. */
export interface SessionKeys {
  readonly keys: Keys;
  /** Beginnings of keys of which each may have any value, or none. */
  readonly open: readonly string[];
}

const SOURCE_IDENTITY = 'aws:SourceIdentity';

const NO_SESSION: SessionKeys = { keys: new Map(), open: [] };

/** A session that brings nothing along: it has the tags of the role alone. */
export const PLAIN_SESSION: SessionKeys = { keys: new Map([[SOURCE_IDENTITY, ABSENT]]), open: [] };

const ANY_SOURCE: Value = { ...free(SOURCE_IDENTITY), mayBeAbsent: true };

/**
 * The keys that a session's tags and its source identity leave open. A tag of the session counts
 * before the role's own of the same name, and no tag of the role can be taken away.
 * Source: IAM User Guide, id_session-tags.
 */
export function sessionKeys(found: FoundCaller, library: PolicyLibrary): SessionKeys {
  if (found.kind !== 'principal') return NO_SESSION;
  const session = sessionTags(found.principal, library);
  const own = new Map([...found.principal.tags].map(([name, value]) => [asciiLower(name), value]));
  const source = session.mayHaveSource ? ANY_SOURCE : ABSENT;
  const keys = new Map<string, Value>([[SOURCE_IDENTITY, source]]);
  if (session.passing.length === 0) return { keys, open: [] };
  for (const name of new Set([...own.keys(), ...namesIn(session)])) {
    const value = tagValue(name, own.get(name), session);
    if (value) keys.set(PRINCIPAL_TAG + name, value);
  }
  const isOpen = session.passing.some(({ names }) => !names);
  return { keys, open: isOpen ? [PRINCIPAL_TAG] : [] };
}

/** The sessions of a caller that have no tags but the role's own. */
export function untaggedKeys(found: FoundCaller, library: PolicyLibrary): SessionKeys {
  const { keys } = sessionKeys(found, library);
  return { keys: new Map([...keys].filter(([key]) => key === SOURCE_IDENTITY)), open: [] };
}

/** A text that callers share only when their sessions leave the same open. */
export function sessionText({ keys, open }: SessionKeys): string {
  return JSON.stringify([[...keys].toSorted(), open], (_name, value: unknown) =>
    value instanceof Set ? [...value].toSorted() : value,
  );
}

/** True for a key that sessions decide. */
export function isSessionKey(key: string): boolean {
  const name = asciiLower(key);
  return name.startsWith(PRINCIPAL_TAG) || name === asciiLower(SOURCE_IDENTITY);
}

function namesIn({ passing }: SessionTags): readonly string[] {
  return passing.flatMap(({ names = [], values }) => [...names, ...values.keys()]);
}

/** What a tag can be: the role's own value, or what some statement lets pass. */
function tagValue(
  name: string,
  own: string | undefined,
  { passing }: SessionTags,
): Value | undefined {
  const lists = passing.map((one) => listed(one, name));
  const texts = new Set(lists.flatMap((one) => [...(one ?? [])]));
  const isAny = lists.includes(undefined);
  if (!isAny && texts.size === 0) return own === undefined ? ABSENT : undefined;
  if (own !== undefined) texts.add(own);
  return {
    ...free(PRINCIPAL_TAG + name),
    ...(own === undefined ? { mayBeAbsent: true } : { candidates: [own] }),
    ...(!isAny && { domain: { kind: 'texts', texts, ignoreCase: false } }),
  };
}

/** The values that a statement lets pass; undefined for any. */
function listed({ names, values }: TagLimits, name: string): ReadonlySet<string> | undefined {
  return names && !names.has(name) ? new Set() : values.get(name);
}

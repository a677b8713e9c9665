import { PRINCIPAL_TAG } from '../catalog/principal-tag.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { encryptionContextName } from '../term/encryption-context.ts';

/** How the keys of a condition are called. */
export interface KeyWords {
  /** Where a statement tests one. */
  readonly tested: (key: string) => string;
  /** Where one stands beside another, or by itself. */
  readonly subject: (key: string) => string;
}

/** Families of context keys that people know by other words. */
const FAMILIES: readonly (readonly [prefix: string, words: string])[] = [
  [PRINCIPAL_TAG, 'the principal tag'],
  ['aws:requesttag/', 'the request tag'],
  ['aws:resourcetag/', 'the resource tag'],
  ['s3:existingobjecttag/', 'the object tag'],
];

const OF_PRINCIPALS: KeyWords = { tested: code, subject: (key) => inWords(key) ?? code(key) };

const OF_SESSIONS: KeyWords = {
  tested: (key) => sessionTag(key) ?? code(key),
  subject: (key) => sessionTag(key) ?? OF_PRINCIPALS.subject(key),
};

/** The words for keys where a principal has its own tags, or those of its session. */
export function keyWords(tags: 'session' | undefined): KeyWords {
  return tags === 'session' ? OF_SESSIONS : OF_PRINCIPALS;
}

function sessionTag(key: string): string | undefined {
  const [start, ...name] = key.split('/');
  return asciiLower(start ?? '') === 'aws:principaltag'
    ? `the session's tag ${code(name.join('/'))}`
    : undefined;
}

function inWords(key: string): string | undefined {
  const pair = encryptionContextName(key);
  if (pair !== undefined) return `the encryption context ${code(pair)}`;
  const family = FAMILIES.find(([prefix]) => asciiLower(key).startsWith(prefix));
  return family && `${family[1]} ${code(key.slice(family[0].length))}`;
}

/** A text as it is written. */
export function code(text: string): string {
  return `\`${text}\``;
}

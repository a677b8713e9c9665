import { Buffer } from 'node:buffer';
import type { PairsForm } from './option.ts';

export type Pairs = readonly (readonly [name: string, value: string])[];

/** The pairs that an option's word holds; undefined when it is not written as `form` asks. */
export function readPairs(form: PairsForm, word: string): Pairs | undefined {
  return FORMS[form](word);
}

const FORMS: Readonly<Record<PairsForm, (word: string) => Pairs | undefined>> = {
  shorthand: (word) => (word.trimStart().startsWith('{') ? jsonPairs(word) : shorthand(word)),
  base64: (word) => {
    const bytes = Buffer.from(word, 'base64');
    // The decoder passes over what is no base64; Amazon S3 does not.
    const isWhole = bytes.toString('base64').replaceAll('=', '') === word.replaceAll('=', '');
    return isWhole ? jsonPairs(bytes.toString('utf8')) : undefined;
  },
  query: (word) => {
    const pairs = [...new URLSearchParams(word)];
    return word === '' || pairs.length > 0 ? pairs : undefined;
  },
  'tag-set': (word) => (word.trimStart().startsWith('{') ? jsonTags(word) : shorthandTags(word)),
};

function jsonPairs(text: string): Pairs | undefined {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return textPairs(Object.entries(value));
}

function textPairs(entries: readonly (readonly [string, unknown])[]): Pairs | undefined {
  const pairs: (readonly [string, string])[] = [];
  for (const [name, value] of entries) {
    if (typeof value !== 'string') return undefined;
    pairs.push([name, value]);
  }
  return pairs;
}

/** Source: AWS CLI User Guide, cli-usage-shorthand. */
function shorthand(word: string): Pairs | undefined {
  const pairs: (readonly [string, string])[] = [];
  for (const part of word.split(',')) {
    const equals = part.indexOf('=');
    if (equals < 1) return undefined;
    pairs.push([part.slice(0, equals), part.slice(equals + 1)]);
  }
  return pairs;
}

function jsonTags(text: string): Pairs | undefined {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null || !('TagSet' in value)) return undefined;
  if (!Array.isArray(value.TagSet)) return undefined;
  const tags: readonly unknown[] = value.TagSet;
  return textPairs(tags.map((tag) => [textOf(tag, 'Key') ?? '', textOf(tag, 'Value')]));
}

function textOf(tag: unknown, member: 'Key' | 'Value'): string | undefined {
  if (typeof tag !== 'object' || tag === null) return undefined;
  const value: unknown = Object.getOwnPropertyDescriptor(tag, member)?.value;
  return typeof value === 'string' ? value : undefined;
}

function shorthandTags(word: string): Pairs | undefined {
  const list = TAG_SET.exec(word)?.[1];
  if (list === undefined) return undefined;
  const pairs = list.split(/\}\s*,\s*\{/).map((tag): readonly [string, string] | undefined => {
    const [, name, value] = TAG.exec(tag) ?? [];
    return name === undefined || value === undefined ? undefined : [name, value];
  });
  return pairs.every((pair) => pair !== undefined) ? pairs : undefined;
}

const TAG_SET = /^TagSet=\[\{(.*)\}\]$/s;
const TAG = /^Key=([^,]+),Value=(.*)$/s;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

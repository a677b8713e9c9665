import { parseJson } from '../syntax/parse-json.ts';
import { toValue } from '../syntax/to-value.ts';

/** The value of a JSON text, or what is wrong with the text and where (in UTF-16 units). */
export type JsonReading =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'fault'; readonly message: string; readonly offset: number };

/**
 * Reads the JSON text of one event. Logs are long and well formed, so the built-in parser goes first;
 * what it refuses, and a text whose names repeat, are read again for a message. Never throws.
 */
export function readJson(text: string): JsonReading {
  const value = fastValue(text);
  if (value !== undefined && membersIn(value) === colonsIn(text)) return { kind: 'value', value };
  const { root, problems } = parseJson(text);
  const [problem] = problems;
  if (problem) return { kind: 'fault', message: problem.message, offset: problem.at.start };
  return { kind: 'value', value: root && toValue(root) };
}

function fastValue(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** The members of all objects in a value. Without recursion: a text may nest as deep as it is long. */
function membersIn(value: unknown): number {
  let count = 0;
  const open: unknown[] = [value];
  for (let next = open.pop(); open.length > 0 || next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const held: readonly unknown[] = Object.values(next);
    if (!Array.isArray(next)) count += held.length;
    for (const each of held) if (typeof each === 'object' && each !== null) open.push(each);
  }
  return count;
}

const QUOTE = 0x22;
const COLON = 0x3a;
const BACKSLASH = 0x5c;

/** The colons outside of strings: in valid JSON, one for each member that is written. */
function colonsIn(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === COLON) count++;
    else if (code === QUOTE) index = endOfString(text, index);
  }
  return count;
}

function endOfString(text: string, open: number): number {
  for (let end = text.indexOf('"', open + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let from = end;
    while (text.charCodeAt(from - 1) === BACKSLASH) from--;
    if ((end - from) % 2 === 0) return end;
  }
  return text.length;
}

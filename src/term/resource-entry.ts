import { asciiLower } from '../policy/ascii-case.ts';
import { hasWildcard } from '../policy/wildcard.ts';
import { headLength } from './arn-text.ts';
import type { OtherReadings } from './doubtful.ts';

/** An entry of a Resource list that is a pattern for ARNs, cut before the part that takes variables. */
export interface ResourceEntry {
  readonly text: string;
  /** All up to the fifth colon, with it. */
  readonly head: string;
  readonly rest: string;
}

/** Undefined for a text that has fewer than six parts. */
export function readEntry(text: string): ResourceEntry | undefined {
  const length = headLength(text);
  if (length === 0) return undefined;
  return { text, head: text.slice(0, length), rest: text.slice(length) };
}

/** An entry with a wildcard for its service matches nothing. */
export function namesService({ head }: ResourceEntry): boolean {
  return !hasWildcard(head) || !hasWildcard(serviceOf(head));
}

/** The doubtful points on which the meaning of entries depends. */
export function entryPoints(entries: readonly ResourceEntry[]): readonly string[] {
  const points: string[] = [];
  if (entries.some(({ head }) => UPPER.test(head))) points.push('D24');
  if (entries.some(hasWildType)) points.push('D25');
  return points;
}

/** Region, account and the rest of the head are compared with case, by the other reading without. */
export function headText({ head }: ResourceEntry, other: OtherReadings): string {
  return other.has('D24') ? asciiLower(head) : head;
}

/** `k*` before `/…` or `:…`: a resource type that is not written out. S3 ARNs have no type. */
export function hasWildType({ head, rest }: ResourceEntry): boolean {
  const wild = rest.search(WILDCARD);
  if (wild < 0) return false;
  const end = rest.search(SEPARATOR);
  return wild < end && serviceOf(head) !== 's3';
}

const UPPER = /[A-Z]/;
const WILDCARD = /[*?]/;
const SEPARATOR = /[/:]/;

function serviceOf(head: string): string {
  return head.split(':', 3)[2] ?? '';
}

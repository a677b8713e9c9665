import { lower } from './ascii.ts';
import { sixParts } from './arn.ts';
import type { Context } from './context.ts';
import type { Readings } from './readings.ts';
import type { Substitution } from './template.ts';
import { mayHoldVariables, templateOf } from './template.ts';
import type { Truth } from './truth.ts';
import { anyOf, not } from './truth.ts';
import type { Piece } from './variables.ts';
import { substitute } from './variables.ts';
import type { Pattern } from './wildcard.ts';
import { isWild, matches, pattern } from './wildcard.ts';

/** One entry of a Resource or NotResource list. */
export type ResourceEntry =
  | { readonly kind: 'everything' }
  | {
      readonly kind: 'arn';
      /** `arn`, partition, service, region, account; wildcards, no variables. */
      readonly head: readonly string[];
      readonly rest: readonly Piece[];
    };

/** A Resource (or, negated, NotResource) element. */
export interface ResourceElement {
  readonly negated: boolean;
  readonly entries: readonly ResourceEntry[];
}

/**
 * Reads one entry: `*` or an ARN of six parts with variables in the last one only. Undefined for
 * anything else (D23: an ARN of fewer parts is malformed).
 * Source: IAM User Guide, reference_policies_elements_resource.
 */
export function readResourceEntry(
  text: string,
  substitution: Substitution,
): ResourceEntry | undefined {
  if (text === '*') return { kind: 'everything' };
  const parts = sixParts(text);
  if (parts === undefined) return undefined;
  const head = parts.slice(0, 5);
  const rest = templateOf(parts[5] ?? '', substitution);
  const hasEarlyVariable = head.some((part) => mayHoldVariables(part, substitution));
  return rest === undefined || hasEarlyVariable ? undefined : { kind: 'arn', head, rest };
}

/** Whether the element covers the resource, which is an ARN or `*`. */
export function resourceMatches(
  { negated, entries }: ResourceElement,
  resource: string,
  context: Context,
  readings: Readings,
): Truth {
  const results = entries.map((entry) => entryMatches(entry, resource, context, readings));
  const matched = anyOf(results.map((result) => (result === 'no-value' ? false : result)));
  if (!negated) return matched;
  // D8: an entry without value excludes nothing; read the other way, the statement does not match.
  const isDoubtful = matched !== true && results.includes('no-value');
  return isDoubtful && readings.other('D8') ? false : not(matched);
}

function entryMatches(
  entry: ResourceEntry,
  resource: string,
  context: Context,
  readings: Readings,
): Truth | 'no-value' {
  if (entry.kind === 'everything') return true;
  const rest = substitute(entry.rest, context, readings);
  if (rest.kind === 'no-value') return 'no-value';
  const parts = sixParts(resource);
  const service = entry.head[2] ?? '';
  // D25: no wildcard in the service segment.
  if (parts === undefined || isWild(pattern(service))) return false;
  if (rest.kind === 'pattern' && !matches(rest.tokens, parts[5] ?? '')) return false;
  if (!headMatches(entry.head, parts, readings)) return false;
  if (rest.kind === 'unknown') return 'unknown';
  return !(hasWildType(service, rest.tokens) && readings.other('D25'));
}

/** D24: the first five segments are compared with case; read the other way, without. */
function headMatches(
  head: readonly string[],
  parts: readonly string[],
  readings: Readings,
): boolean {
  const agrees = (fold: (text: string) => string): boolean =>
    head.every((segment, index) => matches(pattern(fold(segment)), fold(parts[index] ?? '')));
  return agrees((text) => text) || (agrees(lower) && readings.other('D24'));
}

/** True for `k*` + `/…` or `:…`, a resource type with a wildcard. S3 ARNs have no type. */
function hasWildType(service: string, rest: Pattern): boolean {
  const end = rest.findIndex((token) => token === SLASH || token === COLON);
  return service !== 's3' && end >= 0 && isWild(rest.slice(0, end));
}

const SLASH = '/'.charCodeAt(0);
const COLON = ':'.charCodeAt(0);

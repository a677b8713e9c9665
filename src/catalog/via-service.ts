import { kmsViaServices } from './kms-via-services.ts';
import { looksLikeRegion, partitions } from './regions.ts';

/** A value of `kms:ViaService` taken apart: `s3.us-east-1.amazonaws.com`. */
export interface ViaService {
  readonly service: string;
  readonly region: string;
  /** `amazonaws.com` in every partition; policies also write the suffix of theirs. */
  readonly suffix: string;
}

/**
 * Reads a value of `kms:ViaService`; undefined for a text of another form.
 * Source: AWS KMS Developer Guide, conditions-kms.
 */
export function viaService(text: string): ViaService | undefined {
  const [service = '', region = '', ...rest] = text.split('.');
  const suffix = rest.join('.');
  const hasForm = NAME.test(service) && looksLikeRegion(region) && SUFFIXES.includes(suffix);
  return hasForm ? { service, region, suffix } : undefined;
}

/** The value in the right form, for a text that has its parts in another order or lacks the suffix. */
export function viaServiceOf(text: string): string | undefined {
  const [first = '', second = '', ...rest] = text.split('.');
  if (rest.length === 0 && NAME.test(first) && looksLikeRegion(second)) return write(first, second);
  if (rest.join('.') === SUFFIX && looksLikeRegion(first) && kmsViaServices.has(second)) {
    return write(second, first);
  }
  const [name = '', ...region] = first.split('-');
  const isJoined = kmsViaServices.has(name) && looksLikeRegion(region.join('-'));
  return isJoined && `${second}.${rest.join('.')}` === SUFFIX
    ? write(name, region.join('-'))
    : undefined;
}

function write(service: string, region: string): string {
  return `${service}.${region}.${SUFFIX}`;
}

const NAME = /^[a-z0-9-]+$/;
const SUFFIX = 'amazonaws.com';
const SUFFIXES: readonly string[] = [...new Set(partitions.map(({ dnsSuffix }) => dnsSuffix))];

/**
 * True for a pattern with wildcards that some value of the form matches. Errs towards true: only
 * what stands before the first wildcard and after the last one is looked at.
 */
export function canBeViaService(pattern: string): boolean {
  const first = pattern.search(/[*?]/);
  const last = Math.max(pattern.lastIndexOf('*'), pattern.lastIndexOf('?'));
  return canStart(pattern.slice(0, first)) && canEnd(pattern.slice(last + 1));
}

function canStart(head: string): boolean {
  const [service = '', region, ...rest] = head.split('.');
  if (service !== '' && !NAME.test(service)) return false;
  return rest.length === 0 || (region !== undefined && looksLikeRegion(region));
}

function canEnd(tail: string): boolean {
  return SUFFIXES.some((suffix) => {
    const end = `.${suffix}`;
    if (end.endsWith(tail)) return true;
    const labels = tail.slice(0, -end.length).split('.');
    return tail.endsWith(end) && (labels.length === 1 || looksLikeRegion(labels.at(-1) ?? ''));
  });
}

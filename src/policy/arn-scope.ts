import type { Arn } from './arn.ts';
import { hasWildcard } from './wildcard.ts';

/**
 * How much of a service an ARN pattern stands for: all of its resources, all of one type
 * (`session/*`), or some that it tells apart by more than their type.
 */
export type ArnScope = 'service' | 'type' | 'part';

/** The scope of a pattern, read off its last field; Region and account do not count. */
export function arnScope({ service, resource }: Arn): ArnScope {
  if (hasWildcard(service) || isOpen(resource)) return 'service';
  const [, ...names] = resource.split(/[/:]/);
  // `log-group::log-stream:*` names no log group, and so all of them.
  if (resource.includes('::')) return 'type';
  return names.length > 0 && names.every(isOpen) ? 'type' : 'part';
}

function isOpen(text: string): boolean {
  return /^[*/:]*$/.test(text);
}

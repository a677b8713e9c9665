import type { Witness } from '../lint/finding.ts';
import { visible } from './escape.ts';

/** A witness request in one line: who does what to which resource, with which context, and so. */
export function witnessLine({ principal, action, resource, context, decision }: Witness): string {
  const keys = Object.entries(context).map(([key, value]) => `${key}=${[value].flat().join(',')}`);
  const having = keys.length > 0 ? ` with ${keys.join(', ')}` : '';
  return visible(`${principal} calls ${action} on ${resource}${having} → ${decision}`);
}

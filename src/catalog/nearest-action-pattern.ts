import { nearest } from './nearest.ts';
import type { Service } from './service.ts';

/**
 * The name with a trailing `*` that was probably meant by one which fits no action of the service:
 * `Lsit*` gives `List*`. Undefined when none is near, or the name has another form.
 */
export function nearestActionPattern(service: Service, pattern: string): string | undefined {
  if (!pattern.endsWith('*')) return undefined;
  const { length } = pattern.slice(0, -1);
  const stems = new Set(service.actions().map(({ name }) => name.slice(0, length)));
  const stem = nearest(pattern.slice(0, -1), stems);
  return stem === undefined ? undefined : `${stem}*`;
}

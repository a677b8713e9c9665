import type { FileReport } from '../lint/run.ts';
import { visible } from './escape.ts';

/**
 * Which types the policies were taken for, since a wrong guess makes wrong findings: with the reason
 * for a single policy, as counts for many. Undefined when there was none.
 */
export function typeLine(files: readonly FileReport[]): string | undefined {
  const policies = files.flatMap(({ path, policies: found }) =>
    found.map(({ type, because }) => ({ path, type, because })),
  );
  const [only, ...others] = policies;
  if (!only) return undefined;
  if (others.length === 0) {
    return `${visible(only.path)} is taken for a policy of type ${only.type}: ${visible(only.because)}`;
  }
  const counts = new Map<string, number>();
  for (const { type } of policies) counts.set(type, (counts.get(type) ?? 0) + 1);
  const parts = [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, count]) => `${count} ${type}`);
  return `policy types: ${parts.join(', ')}`;
}

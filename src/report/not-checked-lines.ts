import type { FileReport } from '../lint/run.ts';
import { grouped } from '../policy/grouped.ts';
import { count } from './count.ts';
import { visible } from './escape.ts';

/** What was found and not checked, and why: a line for each reason, in the order of the files. */
export function notCheckedLines(files: readonly FileReport[]): readonly string[] {
  const left = files.flatMap(({ path, notChecked }) =>
    notChecked.map(({ reason }) => ({ path, reason })),
  );
  return [...grouped(left, ({ reason }) => reason)].map(([reason, policies]) => {
    const [first, ...others] = new Set(policies.map(({ path }) => path));
    const where = others.length > 0 ? `${others.length + 1} files` : visible(first ?? '');
    return `not checked: ${count(policies.length, 'policy', 'policies')} in ${where}; ${visible(reason)}`;
  });
}

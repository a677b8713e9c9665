import { SEVERITIES } from '../lint/rule.ts';
import type { Summary } from '../lint/result.ts';
import { count } from './count.ts';

/** `1 error, 2 warnings in 3 policies of 3 files`, with what was left out. */
export function summaryLine(summary: Summary): string {
  const found = SEVERITIES.filter((severity) => summary[severity] > 0).map((severity) =>
    count(summary[severity], severity, severity === 'info' ? 'infos' : `${severity}s`),
  );
  const where = `in ${count(summary.policies, 'policy', 'policies')} of ${count(summary.files, 'file', 'files')}`;
  const left = [
    summary.notChecked > 0 ? `${count(summary.notChecked, 'policy', 'policies')} not checked` : '',
    summary.suppressed > 0 ? `${summary.suppressed} suppressed` : '',
    summary.baseline > 0 ? `${summary.baseline} in the baseline` : '',
    summary.skipped > 0 ? `${count(summary.skipped, 'file', 'files')} without a policy` : '',
  ].filter((part) => part !== '');
  const rest = left.length > 0 ? ` (${left.join(', ')})` : '';
  return `${found.length > 0 ? found.join(', ') : 'no findings'} ${where}${rest}`;
}

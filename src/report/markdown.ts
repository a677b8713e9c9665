import type { Diagnostic } from '../lint/diagnostic.ts';
import { markdown as escaped, markdownCode as code } from './escape.ts';
import type { Reporter } from './report.ts';
import { summaryLine } from './summary-line.ts';

/** GitHub refuses a job summary above one mebibyte. */
const SIZE_LIMIT = 900_000;

/** A summary and a table, for job summaries and pull request comments. */
const markdown: Reporter = ({ findings, summary }) => {
  const lines = ['## keyproof', '', escaped(summaryLine(summary)), ''];
  if (findings.length === 0) return lines.join('\n');
  lines.push('| | place | finding | what to do |', '| --- | --- | --- | --- |');
  let size = 0;
  for (const [index, finding] of findings.entries()) {
    const row = rowOf(finding);
    size += Buffer.byteLength(row) + 1;
    if (size > SIZE_LIMIT) {
      lines.push('', `${findings.length - index} more findings are left out for their size.`);
      break;
    }
    lines.push(row);
  }
  return [...lines, ''].join('\n');
};

export default markdown;

function rowOf({ severity, rule, path, range, message, why, help, docs }: Diagnostic): string {
  const place = code(`${path}:${range.start.line}:${range.start.column}`);
  const what = `${escaped(message)}<br>${escaped(why)}<br>[${escaped(rule)}](${docs})`;
  return `| ${severity} | ${place} | ${what} | ${escaped(help)} |`;
}

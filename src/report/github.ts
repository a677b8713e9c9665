import { SEVERITIES, type Severity } from '../lint/rule.ts';
import type { Diagnostic } from '../lint/diagnostic.ts';
import { visible } from './escape.ts';
import type { Reporter } from './report.ts';
import { summaryLine } from './summary-line.ts';

/** GitHub shows this many annotations of one kind for a step and drops the rest without a word. */
const SHOWN_PER_STEP = 10;

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

/** GitHub Actions workflow commands: annotations on the lines of a pull request, errors first. */
const github: Reporter = ({ findings, summary }) => {
  const lines: string[] = [];
  let hidden = 0;
  for (const severity of SEVERITIES) {
    const ofSeverity = findings.filter((finding) => finding.severity === severity);
    lines.push(...ofSeverity.slice(0, SHOWN_PER_STEP).map(annotation));
    hidden += Math.max(0, ofSeverity.length - SHOWN_PER_STEP);
  }
  const more = hidden > 0 ? `; ${hidden} more than GitHub shows as annotations` : '';
  return [...lines, `keyproof: ${summaryLine(summary)}${more}`, ''].join('\n');
};

export default github;

function annotation(finding: Diagnostic): string {
  const { start, end } = finding.range;
  const properties = [
    `file=${property(finding.path)}`,
    `line=${start.line}`,
    `endLine=${end.line}`,
    // GitHub ignores columns of a range over several lines.
    ...(start.line === end.line ? [`col=${start.column}`, `endColumn=${end.column}`] : []),
    `title=${property(finding.rule)}`,
  ];
  const text = `${finding.message}. Why: ${finding.why}. Help: ${finding.help}`;
  return `::${COMMANDS[finding.severity]} ${properties.join(',')}::${data(text)}`;
}

/** The runner takes the rest of the line as data; only `%` is special once controls are visible. */
function data(text: string): string {
  return visible(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

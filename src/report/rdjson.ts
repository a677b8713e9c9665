import type { Diagnostic, Range } from '../lint/diagnostic.ts';
import type { Severity } from '../lint/rule.ts';
import type { LineMap } from '../syntax/line-map.ts';
import { visible } from './escape.ts';
import type { Reporter } from './report.ts';

const SEVERITY: Readonly<Record<Severity, string>> = {
  error: 'ERROR',
  warning: 'WARNING',
  info: 'INFO',
};

/** Reviewdog's rdjson; fixes become suggestions that a reviewer applies with one click. */
const rdjson: Reporter = ({ findings }, { lines }) =>
  `${JSON.stringify(
    {
      source: { name: 'keyproof' },
      diagnostics: findings.map((finding) => diagnosticOf(finding, lines(finding.path))),
    },
    undefined,
    2,
  )}\n`;

export default rdjson;

function diagnosticOf(finding: Diagnostic, lines: LineMap | undefined): object {
  return {
    message: visible(`${finding.message}; ${finding.why}; ${finding.help}`),
    location: { path: finding.path, range: rangeOf(finding.range) },
    severity: SEVERITY[finding.severity],
    code: { value: finding.rule, url: finding.docs },
    ...(finding.fix && lines && { suggestions: suggestionsOf(finding.fix, lines) }),
  };
}

function suggestionsOf(
  { edits }: NonNullable<Diagnostic['fix']>,
  lines: LineMap,
): readonly object[] {
  return edits.map(({ offset, length, text }) => ({
    range: rangeOf({ start: lines.position(offset), end: lines.position(offset + length) }),
    text,
  }));
}

function rangeOf({ start, end }: Range): object {
  return {
    start: { line: start.line, column: start.column },
    end: { line: end.line, column: end.column },
  };
}

import type { Diagnostic, Range } from '../lint/diagnostic.ts';
import { grouped } from '../policy/grouped.ts';
import type { Severity } from '../lint/rule.ts';
import type { LineMap, Position } from '../syntax/line-map.ts';
import { byteColumns } from './byte-columns.ts';
import { json, visible } from './escape.ts';
import type { Reporter } from './report.ts';

const SEVERITY: Readonly<Record<Severity, string>> = {
  error: 'ERROR',
  warning: 'WARNING',
  info: 'INFO',
};

/**
 * Reviewdog's rdjson; fixes become suggestions that a reviewer applies with one click. Its columns
 * count bytes. Source: reviewdog's proto/rdf/reviewdog.proto.
 */
const rdjson: Reporter = ({ findings }, { lines }) =>
  json({
    source: { name: 'keyproof' },
    diagnostics: [...grouped(findings, ({ path }) => path)].flatMap(([path, ofFile]) => {
      const text = lines(path);
      const place = text ? placesIn(text) : undefined;
      return ofFile.map((finding) => diagnosticOf(finding, place));
    }),
  });

export default rdjson;

/** Ranges and offsets of one file as rdjson wants them. */
interface Places {
  readonly range: (range: Range) => object;
  readonly edit: (offset: number, length: number) => object;
}

function placesIn(lines: LineMap): Places {
  const columnOf = byteColumns(lines);
  const position = (at: Position): object => ({ line: at.line, column: columnOf(at) });
  const range = ({ start, end }: Range): object => ({ start: position(start), end: position(end) });
  const edit = (offset: number, length: number): object =>
    range({ start: lines.position(offset), end: lines.position(offset + length) });
  return { range, edit };
}

function diagnosticOf(finding: Diagnostic, place: Places | undefined): object {
  return {
    message: visible(`${finding.message}; ${finding.why}; ${finding.help}`),
    location: { path: finding.path, ...(place && { range: place.range(finding.range) }) },
    severity: SEVERITY[finding.severity],
    code: { value: finding.rule, url: finding.docs },
    ...(finding.fix && place && { suggestions: suggestionsOf(finding.fix, place) }),
  };
}

function suggestionsOf(
  { edits }: NonNullable<Diagnostic['fix']>,
  place: Places,
): readonly object[] {
  return edits.map(({ offset, length, text }) => ({ range: place.edit(offset, length), text }));
}

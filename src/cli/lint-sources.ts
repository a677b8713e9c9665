import type { Diagnostic } from '../lint/diagnostic.ts';
import { fixed } from '../lint/fix.ts';
import { lint, type FileReport, type LintOptions } from '../lint/run.ts';
import { readDocument, type Document } from '../syntax/document.ts';
import type { LineMap } from '../syntax/line-map.ts';
import type { Progress } from './progress.ts';
import { readSource, type Source } from './sources.ts';

export interface LintedSources {
  /** Files that hold a policy, something not checked, or a finding. */
  readonly reports: readonly FileReport[];
  readonly findings: readonly Diagnostic[];
  /** Paths of the files that hold none of these. */
  readonly skipped: readonly string[];
  readonly unreadable: readonly string[];
  /** Lines of the files with findings, for code frames. */
  readonly lines: ReadonlyMap<string, LineMap>;
  /** Texts that `--fix` changed, before and after. */
  readonly changes: readonly FixedText[];
}

export interface FixedText {
  readonly source: Source;
  readonly before: string;
  readonly after: string;
  /** The byte order mark that the file began with, if it did. */
  readonly mark: string;
}

export interface SourceOptions {
  readonly optionsFor: (source: Source) => LintOptions;
  /** The fixes to make; undefined leaves the files as they are. */
  readonly fix: 'safe' | 'unsafe' | undefined;
  readonly progress: Progress;
}

/** Lints files one after the other, so that memory holds one at a time. */
export function lintSources(sources: readonly Source[], options: SourceOptions): LintedSources {
  const reports: FileReport[] = [];
  const unreadable: string[] = [];
  const lines = new Map<string, LineMap>();
  const changes: FixedText[] = [];
  const skipped: string[] = [];
  for (const [index, source] of sources.entries()) {
    options.progress.at(index, source.path);
    const read = readSource(source);
    if ('note' in read) {
      unreadable.push(read.note);
      continue;
    }
    const { document, report, before } = lintBytes(read.bytes, source, options);
    if (document.text !== before)
      changes.push({ source, before, after: document.text, mark: markOf(read.bytes) });
    if (report.diagnostics.length > 0) lines.set(source.path, document.lines);
    if (isEmpty(report)) skipped.push(source.path);
    else reports.push(report);
  }
  options.progress.end();
  const findings = reports.flatMap(({ diagnostics }) => diagnostics);
  return { reports, findings, skipped, unreadable, lines, changes };
}

interface LintedBytes {
  readonly document: Document;
  readonly report: FileReport;
  /** The text as it was read, before fixes. */
  readonly before: string;
}

function lintBytes(
  bytes: Uint8Array,
  source: Source,
  { optionsFor, fix }: SourceOptions,
): LintedBytes {
  const first = readDocument(source.path, bytes);
  const options = optionsFor(source);
  const report = lint(first, options);
  if (!fix || source.file === undefined) return { document: first, report, before: first.text };
  return { ...fixed(first, report, { ...options, grade: fix }), before: first.text };
}

function markOf(bytes: Uint8Array): string {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\uFEFF' : '';
}

function isEmpty({ policies, notChecked, diagnostics }: FileReport): boolean {
  return policies.length + notChecked.length + diagnostics.length === 0;
}

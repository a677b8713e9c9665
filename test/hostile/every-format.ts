import { rules } from '../../rules/index.ts';
import { catalog, lint, readDocument, type FileReport, type LintOptions } from '../../src/index.ts';
import { countOf, type LintResult } from '../../src/lint/result.ts';
import { FORMATS, reporter, type Format, type Reporter } from '../../src/report/report.ts';
import type { Document } from '../../src/syntax/document.ts';

const OPTIONS: LintOptions = {
  rules,
  catalog,
  accounts: [],
  now: new Date('2026-01-01T00:00:00Z'),
  named: true,
};

/** A text as a file of that name, asked of every rule. */
export interface Linted {
  readonly document: Document;
  readonly report: FileReport;
}

/** Lints a text, or bytes, under every rule. */
export function lintAll(
  text: string | Uint8Array,
  { path = 'policy.json', ...options }: Partial<LintOptions> & { readonly path?: string } = {},
): Linted {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const document = readDocument(path, bytes);
  return { document, report: lint(document, { ...OPTIONS, ...options }) };
}

const reporters: readonly (readonly [Format, Reporter])[] = await Promise.all(
  FORMATS.map(async (format) => [format, await reporter(format)] as const),
);

/** What each format prints of a linted file. */
export function printAll({ document, report }: Linted): ReadonlyMap<Format, string> {
  const result: LintResult = {
    tool: { name: 'keyproof', version: '0.0.0', catalog: '2026-01-01' },
    files: [report],
    findings: report.diagnostics,
    rules,
    summary: {
      files: 1,
      policies: report.policies.length,
      notChecked: report.notChecked.length,
      skipped: 0,
      suppressed: 0,
      baseline: 0,
      error: countOf(report.diagnostics, 'error'),
      warning: countOf(report.diagnostics, 'warning'),
      info: countOf(report.diagnostics, 'info'),
    },
  };
  const options = { color: false, lines: () => document.lines };
  return new Map(reporters.map(([format, report]) => [format, report(result, options)]));
}

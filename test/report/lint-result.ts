import { rules } from '../../rules/index.ts';
import { catalog } from '../../src/catalog/catalog.ts';
import { countOf, type LintResult } from '../../src/lint/result.ts';
import { lint } from '../../src/lint/run.ts';
import { reporter, type Format } from '../../src/report/report.ts';
import { readDocument } from '../../src/syntax/document.ts';
import type { LineMap } from '../../src/syntax/line-map.ts';

/** Files by path, linted with every rule, and what reporters look up of their text. */
export interface Linted {
  readonly result: LintResult;
  readonly lines: (path: string) => LineMap | undefined;
}

export function lintTexts(texts: ReadonlyMap<string, string>): Linted {
  const documents = [...texts].map(([path, text]) => readDocument(path, Buffer.from(text)));
  const files = documents.map((document) =>
    lint(document, { rules, catalog, accounts: [], now: new Date('2026-01-01'), named: true }),
  );
  const findings = files.flatMap(({ diagnostics }) => diagnostics);
  const byPath = new Map(documents.map(({ path, lines }) => [path, lines]));
  return { result: resultOf(files, findings), lines: (path) => byPath.get(path) };
}

/** A result as the command would make it, with nothing suppressed. */
export function resultOf(files: LintResult['files'], findings: LintResult['findings']): LintResult {
  return {
    tool: { name: 'keyproof', version: '1.2.3', catalog: '2026-01-01' },
    files,
    findings,
    rules,
    summary: {
      files: files.length,
      policies: files.reduce((sum, { policies }) => sum + policies.length, 0),
      notChecked: files.reduce((sum, { notChecked }) => sum + notChecked.length, 0),
      skipped: 0,
      suppressed: 0,
      baseline: 0,
      error: countOf(findings, 'error'),
      warning: countOf(findings, 'warning'),
      info: countOf(findings, 'info'),
    },
  };
}

/** What a format prints of it. */
export async function printed(
  { result, lines }: Linted,
  format: Format,
  color = false,
): Promise<string> {
  return (await reporter(format))(result, { color, lines });
}

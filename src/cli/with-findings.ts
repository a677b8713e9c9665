import type { Diagnostic } from '../lint/diagnostic.ts';
import type { LineMap } from '../syntax/line-map.ts';
import type { LintedSources } from './lint-sources.ts';

/** What was found in a file by other means than linting it. */
export interface FileFindings {
  readonly path: string;
  readonly lines: LineMap;
  readonly diagnostics: readonly Diagnostic[];
}

/** Adds findings to those of linted files; files with findings are sorted in by path. */
export function withFindings(linted: LintedSources, found: readonly FileFindings[]): LintedSources {
  const reports = new Map(linted.reports.map((report) => [report.path, report]));
  const lines = new Map(linted.lines);
  for (const { path, lines: own, diagnostics } of found) {
    if (diagnostics.length === 0) continue;
    const { policies = [], notChecked = [], diagnostics: known = [] } = reports.get(path) ?? {};
    reports.set(path, { path, policies, notChecked, diagnostics: [...known, ...diagnostics] });
    lines.set(path, own);
  }
  const sorted = [...reports.values()].toSorted((a, b) =>
    a.path < b.path ? -1 : Number(a.path > b.path),
  );
  const findings = sorted.flatMap(({ diagnostics }) => diagnostics);
  const skipped = linted.skipped.filter((path) => !reports.has(path));
  return { ...linted, reports: sorted, findings, skipped, lines };
}

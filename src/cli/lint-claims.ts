import { PolicyLibrary } from '../authorize/policy-library.ts';
import type { Config } from '../config/config.ts';
import { loadClaims } from '../config/load-claims.ts';
import { loadEstate } from '../config/load-estate.ts';
import { claimDiagnostic } from '../lint/claim-diagnostic.ts';
import { claimRuleId } from '../lint/claim-rule.ts';
import type { Diagnostic } from '../lint/diagnostic.ts';
import type { RuleId, Severity } from '../lint/rule.ts';
import type { FileReport } from '../lint/run.ts';
import type { LintedSources } from './lint-sources.ts';

/** Where claims come from and what they are held to. */
export interface ClaimSources {
  readonly config: Config;
  /** Path of the estate. */
  readonly estate: string;
  readonly folder: string;
  readonly severities: ReadonlyMap<RuleId, Severity | 'off'>;
}

/** What was linted, with what came of the claims of the configuration. */
export interface LintedClaims {
  readonly linted: LintedSources;
  readonly notes: readonly string[];
}

/**
 * Adds the findings about claims, at their places in the configuration.
 * @throws UsageError when the estate or a claim cannot be read.
 */
export async function lintClaims(
  linted: LintedSources,
  { config, estate: path, folder, severities }: ClaimSources,
): Promise<LintedClaims> {
  const { estate, notes } = await loadEstate(path, folder);
  if (config.file === undefined || config.claims.length === 0)
    return { linted, notes: [...notes, NO_CLAIMS] };
  const file = await loadClaims(config, config.file, folder);
  const scene = { estate, library: new PolicyLibrary() };
  const found = file.claims.flatMap((placed) => {
    const severity = severities.get(claimRuleId(placed.rule)) ?? placed.rule.severity;
    if (severity === 'off') return [];
    const diagnostic = claimDiagnostic(placed, scene);
    return diagnostic ? [{ ...diagnostic, severity }] : [];
  });
  if (found.length === 0) return { linted, notes };
  const lines = new Map([...linted.lines, [file.path, file.lines]]);
  const reports = withFindings(linted.reports, file.path, found);
  const findings = reports.flatMap(({ diagnostics }) => diagnostics);
  const skipped = linted.skipped.filter((skippedPath) => skippedPath !== file.path);
  return { linted: { ...linted, lines, reports, findings, skipped }, notes };
}

const NO_CLAIMS = 'the configuration has no claims that the estate could be held to';

/** The configuration takes its place among the files, which are sorted by path. */
function withFindings(
  reports: readonly FileReport[],
  path: string,
  found: readonly Diagnostic[],
): readonly FileReport[] {
  const own = reports.find((report) => report.path === path);
  const diagnostics = [...(own?.diagnostics ?? []), ...found];
  const report = { policies: [], notChecked: [], ...own, path, diagnostics };
  const others = reports.filter((other) => other !== own);
  return [...others, report].toSorted((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
}

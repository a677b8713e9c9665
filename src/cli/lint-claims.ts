import type { PolicyLibrary } from '../authorize/policy-library.ts';
import type { Config } from '../config/config.ts';
import { loadClaims } from '../config/load-claims.ts';
import type { Estate } from '../estate/estate.ts';
import { claimDiagnostic } from '../lint/claim-diagnostic.ts';
import { claimRuleId } from '../lint/claim-rule.ts';
import type { RuleId, Severity } from '../lint/rule.ts';
import type { FileFindings } from './with-findings.ts';

/** Where claims come from and what they are held to. */
export interface ClaimSources {
  readonly config: Config;
  readonly estate: Estate;
  readonly library: PolicyLibrary;
  readonly folder: string;
  readonly severities: ReadonlyMap<RuleId, Severity | 'off'>;
}

/**
 * The findings about claims, at their places in the configuration.
 * @throws UsageError when a claim cannot be read.
 */
export async function lintClaims({
  config,
  estate,
  library,
  folder,
  severities,
}: ClaimSources): Promise<readonly FileFindings[]> {
  if (config.file === undefined || config.claims.length === 0) return [];
  const { path, lines, claims } = await loadClaims(config, config.file, folder);
  const diagnostics = claims.flatMap((placed) => {
    const severity = severities.get(claimRuleId(placed.rule)) ?? placed.rule.severity;
    if (severity === 'off') return [];
    const diagnostic = claimDiagnostic(placed, { estate, library });
    return diagnostic ? [{ ...diagnostic, severity }] : [];
  });
  return [{ path, lines, diagnostics }];
}

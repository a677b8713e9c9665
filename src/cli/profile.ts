import type { Config } from '../config/config.ts';
import { accessAnalyzerCodes } from '../lint/access-analyzer.ts';
import type { Diagnostic } from '../lint/diagnostic.ts';
import type { Profile } from '../lint/profiles.ts';
import type { LintArguments } from './lint.ts';

/** The set of rules that counts: the command line wins over the configuration. */
export function profileOf(
  { profile }: Pick<LintArguments, 'profile'>,
  config: Pick<Config, 'profile'>,
): Profile {
  return profile ?? config.profile;
}

/** Where a team replaces IAM Access Analyzer, findings carry its names. */
export function codedFor(profile: Profile, findings: readonly Diagnostic[]): readonly Diagnostic[] {
  if (profile !== 'access-analyzer') return findings;
  return findings.map((finding) => ({ ...finding, codes: accessAnalyzerCodes(finding.rule) }));
}

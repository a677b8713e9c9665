import { PolicyLibrary } from '../authorize/policy-library.ts';
import type { Config } from '../config/config.ts';
import { loadEstate } from '../config/load-estate.ts';
import { estateContext } from '../lint/estate/questions.ts';
import { lintEstate as askRules } from '../lint/estate/run.ts';
import type { LintSettings, Rule, RuleId, Severity } from '../lint/rule.ts';
import { lintClaims } from './lint-claims.ts';
import type { LintedSources } from './lint-sources.ts';
import { withFindings } from './with-findings.ts';

/** What an estate is held to. */
export interface EstateSources {
  readonly config: Config;
  /** Path of the estate. */
  readonly estate: string;
  readonly folder: string;
  readonly settings: LintSettings;
  readonly rules: readonly Rule[];
  readonly severities: ReadonlyMap<RuleId, Severity | 'off'>;
}

/** What was linted, with what was found in the estate. */
export interface LintedEstate {
  readonly linted: LintedSources;
  readonly notes: readonly string[];
}

/**
 * Adds what the rules about estates and the claims of the configuration find.
 * @throws UsageError when the estate or a claim cannot be read.
 */
export async function lintEstate(
  linted: LintedSources,
  { config, estate: path, folder, settings, rules, severities }: EstateSources,
): Promise<LintedEstate> {
  const { estate, text, notes } = await loadEstate(path, folder);
  const library = new PolicyLibrary();
  const context = estateContext({ estate, settings, library });
  const found = askRules({ estate, text }, context, { rules, severities });
  const claims = await lintClaims({ config, estate, library, folder, severities });
  const told = context.isOver() ? [...notes, TOO_MUCH] : notes;
  return { linted: withFindings(linted, [...found, ...claims]), notes: told };
}

const TOO_MUCH =
  'the estate is too large for the rules about it: not every principal was asked about every bucket';

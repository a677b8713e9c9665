import { severitiesFor, type Config, type RuleSetting } from '../config/config.ts';
import { UsageError } from '../config/usage-error.ts';
import { rulesIn } from '../lint/profiles.ts';
import { SEVERITIES, type RuleId, type RuleInfo, type Severity } from '../lint/rule.ts';
import { suggestion } from './suggestion.ts';

const CHOICES: readonly (Severity | 'off')[] = [...SEVERITIES, 'off'];

/** The rules that there are. */
export interface KnownRules {
  readonly rules: readonly RuleInfo[];
  /** Those of the team itself, which are in every profile: whoever writes one means it. */
  readonly own: readonly RuleInfo[];
}

/**
 * The severities that the profile, the configuration and `--rule id=severity` choose; a later one
 * of these wins.
 * @throws UsageError for a rule that does not exist, with the nearest one.
 */
export function chosenSeverities(
  { profile, rules: settings }: Pick<Config, 'profile' | 'rules'>,
  flags: readonly string[],
  { rules, own }: KnownRules,
): ReadonlyMap<RuleId, Severity | 'off'> {
  const ids = [...rules, ...own].map(({ id }) => id);
  const { severities, unknown } = severitiesFor([...settings, ...flags.map(readFlag)], ids);
  const [first] = unknown;
  if (first) {
    const { from, selector } = first;
    throw new UsageError(`${from}: there is no rule ${selector}${suggestion(selector, ids)}`);
  }
  const counting = new Set(rulesIn(profile, rules));
  const silent = rules.filter((rule) => !counting.has(rule)).map(({ id }) => [id, 'off'] as const);
  return new Map([...silent, ...severities]);
}

function readFlag(flag: string): RuleSetting {
  const equals = flag.lastIndexOf('=');
  const severity = CHOICES.find((choice) => choice === flag.slice(equals + 1));
  if (equals > 0 && severity) return { selector: flag.slice(0, equals), severity, from: '--rule' };
  throw new UsageError(`--rule takes id=${CHOICES.join('|')}, not ${flag}`);
}

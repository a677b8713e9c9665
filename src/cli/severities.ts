import { severitiesFor, type Config, type RuleSetting } from '../config/config.ts';
import { UsageError } from '../config/usage-error.ts';
import { SEVERITIES, type RuleId, type RuleInfo, type Severity } from '../lint/rule.ts';
import { suggestion } from './suggestion.ts';

const CHOICES: readonly (Severity | 'off')[] = [...SEVERITIES, 'off'];

/**
 * The severities that the configuration and `--rule id=severity` choose; the command line wins.
 * @throws UsageError for a rule that does not exist, with the nearest one.
 */
export function chosenSeverities(
  config: Pick<Config, 'rules'>,
  flags: readonly string[],
  rules: readonly RuleInfo[],
): ReadonlyMap<RuleId, Severity | 'off'> {
  const ids = rules.map(({ id }) => id);
  const { severities, unknown } = severitiesFor([...config.rules, ...flags.map(readFlag)], ids);
  const [first] = unknown;
  if (first) {
    const { from, selector } = first;
    throw new UsageError(`${from}: there is no rule ${selector}${suggestion(selector, ids)}`);
  }
  return severities;
}

function readFlag(flag: string): RuleSetting {
  const equals = flag.lastIndexOf('=');
  const severity = CHOICES.find((choice) => choice === flag.slice(equals + 1));
  if (equals > 0 && severity) return { selector: flag.slice(0, equals), severity, from: '--rule' };
  throw new UsageError(`--rule takes id=${CHOICES.join('|')}, not ${flag}`);
}

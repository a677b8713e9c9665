import { UsageError } from '../config/usage-error.ts';
import { rulesIn } from '../lint/profiles.ts';
import { familyOf, type RuleInfo } from '../lint/rule.ts';
import { rulePage, ruleRow, ruleTable } from '../report/rule-page.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import type { RulesArguments } from './rules.ts';
import { suggestion } from './suggestion.ts';

/** Prints the list of rules, those of a family, or the page of one rule. */
export async function runRules(args: RulesArguments, { stdout }: Io): Promise<ExitCode> {
  const { rules } = await import('../../rules/index.ts');
  const profiled = args.profile === undefined ? rules : rulesIn(args.profile, rules);
  const chosen = [args.id, args.family].reduce(named, profiled);
  stdout.write(printed(chosen, args.format));
  return EXIT.clean;
}

/** The rules with this id or of this family. @throws UsageError when there is none. */
function named<Info extends RuleInfo>(
  rules: readonly Info[],
  name: string | undefined,
): readonly Info[] {
  if (name === undefined) return rules;
  const found = rules.filter(({ id }) => id === name || familyOf(id) === name);
  if (found.length > 0) return found;
  throw new UsageError(`there is no rule ${name}${suggestion(name, names(rules))}`);
}

function names(rules: readonly RuleInfo[]): readonly string[] {
  return rules.flatMap((rule) => [rule.id, familyOf(rule.id)]);
}

function printed(chosen: readonly RuleInfo[], format: RulesArguments['format']): string {
  const [only, ...others] = chosen;
  if (format === 'json') {
    return `${JSON.stringify(others.length === 0 ? only : chosen, undefined, 2)}\n`;
  }
  if (only && others.length === 0) return rulePage(only, format);
  return format === 'markdown' ? ruleTable(chosen) : chosen.map(ruleRow).join('');
}

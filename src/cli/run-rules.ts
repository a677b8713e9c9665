import { UsageError } from '../config/usage-error.ts';
import { familyOf, type RuleInfo } from '../lint/rule.ts';
import { rulePage, ruleRow, ruleTable } from '../report/rule-page.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import type { RulesArguments } from './rules.ts';
import { suggestion } from './suggestion.ts';

/** Prints the list of rules, those of a family, or the page of one rule. */
export async function runRules({ id, format }: RulesArguments, { stdout }: Io): Promise<ExitCode> {
  const { rules } = await import('../../rules/index.ts');
  const chosen =
    id === undefined ? rules : rules.filter((rule) => rule.id === id || familyOf(rule.id) === id);
  if (chosen.length === 0)
    throw new UsageError(`there is no rule ${id ?? ''}${suggestion(id ?? '', names(rules))}`);
  stdout.write(printed(chosen, format));
  return EXIT.clean;
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

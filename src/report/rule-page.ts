import type { Example, RuleInfo } from '../lint/rule.ts';
import { markdown as escaped } from './escape.ts';
import { paragraph } from './paragraph.ts';

/** One line of the list of rules. */
export function ruleRow({ id, severity, title }: RuleInfo): string {
  return `${severity.padEnd(8)} ${id.padEnd(44)} ${title}\n`;
}

/** The rules as a Markdown table: the generated catalogue. */
export function ruleTable(rules: readonly RuleInfo[]): string {
  const rows = rules.map(
    ({ id, severity, title }) => `| ${id} | ${severity} | ${escaped(title)} |`,
  );
  return ['| rule | severity | defect |', '| --- | --- | --- |', ...rows, ''].join('\n');
}

/** Everything there is to know of one rule: what it finds, why that is wrong, examples, sources. */
export function rulePage(rule: RuleInfo, format: 'text' | 'markdown'): string {
  const { id, title, severity, types, references, examples } = rule;
  const heading = (level: number, words: string): string =>
    format === 'markdown' ? `${'#'.repeat(level)} ${words}` : words.toUpperCase();
  return [
    format === 'markdown' ? `# ${id}` : id,
    '',
    `${title} (${severity}${types ? `; policies: ${types.join(', ')}` : ''})`,
    '',
    ...paragraph(rule.rationale.trim().replaceAll(/\s+/g, ' '), { first: '', width: 100 }),
    '',
    heading(2, 'Wrong'),
    ...examples.invalid.flatMap((example) => exampleText(example, format)),
    heading(2, 'Right'),
    ...examples.valid.flatMap((example) => exampleText(example, format)),
    heading(2, 'What it says'),
    '',
    ...Object.values(rule.messages).flatMap(({ message, why, help }) => [
      `- ${message}`,
      `  why: ${why}`,
      `  help: ${help}`,
    ]),
    '',
    heading(2, 'Sources'),
    '',
    ...references.map((page) => `- ${page}`),
    '',
  ].join('\n');
}

function exampleText({ title, policy }: Example, format: 'text' | 'markdown'): readonly string[] {
  const body = policy.replace(/^\n/, '').trimEnd().split('\n').map(shortened).join('\n');
  const code = format === 'markdown' ? ['```', body, '```'] : [body];
  return ['', `${title}:`, '', ...code, ''];
}

/** Examples of size quotas have lines of many kilobytes, which nobody wants to read. */
const LINE_LIMIT = 160;
const ENDS = 70;

function shortened(line: string): string {
  if (line.length <= LINE_LIMIT) return line;
  const left = line.length - 2 * ENDS;
  return `${line.slice(0, ENDS)}… ${left} characters …${line.slice(-ENDS)}`;
}

import { styleText } from 'node:util';
import type { Diagnostic } from '../lint/diagnostic.ts';
import type { Severity } from '../lint/rule.ts';
import { visible, withoutCommand } from './escape.ts';
import { codeFrame } from './code-frame.ts';
import { notCheckedLines } from './not-checked-lines.ts';
import { paragraph } from './paragraph.ts';
import type { ReportOptions, Reporter } from './report.ts';
import { summaryLine } from './summary-line.ts';
import { typeLine } from './type-line.ts';
import { witnessLine } from './witness-line.ts';

type Style = Parameters<typeof styleText>[0];

const SEVERITY_STYLE: Readonly<Record<Severity, Style>> = {
  error: ['red', 'bold'],
  warning: ['yellow', 'bold'],
  info: ['cyan', 'bold'],
};

/** For people: each finding with its line, its consequence and what to do. */
const text: Reporter = (result, options) => {
  const blocks = result.findings.map((finding) => block(finding, options));
  const types = typeLine(result.files);
  const notes = [...notCheckedLines(result.files), ...(types === undefined ? [] : [types])];
  const closing = [...notes, summaryLine(result.summary), ''];
  return [...blocks, closing.map(withoutCommand).join('\n')].join('\n');
};

export default text;

function block(finding: Diagnostic, options: ReportOptions): string {
  const paint = (style: Style, words: string): string =>
    options.color ? styleText(style, words, { validateStream: false }) : words;
  const { line, column } = finding.range.start;
  const severity = paint(SEVERITY_STYLE[finding.severity], finding.severity.padEnd(7));
  const place = paint('bold', `${visible(finding.path)}:${line}:${column}`);
  const last = finding.labels.reduce((most, { range }) => Math.max(most, range.start.line), line);
  const gutter = String(last).length;
  const lines = [
    `${severity}  ${visible(finding.message)}`,
    `${' '.repeat(gutter)} ┌─ ${place}  ${paint('dim', finding.rule)}`,
    ...codeFrame(finding, options.lines(finding.path), gutter),
    ...notes(finding).flatMap(([name, words]) =>
      paragraph(words, { first: `${' '.repeat(gutter)} ${name.padEnd(8)} `, width: 100 }),
    ),
  ];
  return `${lines.map(withoutCommand).join('\n')}\n`;
}

function notes(finding: Diagnostic): readonly (readonly [name: string, words: string])[] {
  const { why, help, fix, witness } = finding;
  return [
    ['why', visible(why)],
    ...(witness ? ([['witness', witnessLine(witness)]] as const) : []),
    ['help', visible(help)],
    ...(fix ? ([['fix', `${visible(fix.title)} (${FIX_FLAG[fix.grade]})`]] as const) : []),
  ];
}

const FIX_FLAG = {
  safe: '`--fix`: changes no decision',
  unsafe: '`--fix --unsafe-fixes`: changes decisions',
} as const;

import type { AccessQuestion } from '../access/who-can.ts';
import { whenText, type ShownAnswer } from './access-json.ts';
import { markdown } from './escape.ts';

/** The answers as a Markdown table. */
export function accessMarkdown(
  { capability, resource }: AccessQuestion,
  answers: readonly ShownAnswer[],
): string {
  return [
    `## Who can ${markdown(capability)} ${markdown(resource)}`,
    '',
    '| principal | verdict | when |',
    '| --- | --- | --- |',
    ...answers.map(
      ({ answer }) =>
        `| ${markdown(answer.name)} | ${answer.verdict} | ${markdown(whenOf(answer))} |`,
    ),
    '',
  ].join('\n');
}

/** The answers as comma-separated values with a header. */
export function accessCsv(_question: AccessQuestion, answers: readonly ShownAnswer[]): string {
  const rows = answers.map(({ answer }) => [answer.name, answer.verdict, whenOf(answer)]);
  return [['principal', 'verdict', 'when'], ...rows]
    .map((row) => row.map(csv).join(','))
    .join('\n')
    .concat('\n');
}

/** The answers as a graph of Graphviz: an arrow from each who can, with the condition on it. */
export function accessDot(
  { capability, resource }: AccessQuestion,
  answers: readonly ShownAnswer[],
): string {
  const able = answers.filter(({ answer }) => answer.verdict !== 'never');
  return [
    'digraph access {',
    '  rankdir=LR;',
    '  node [shape=box];',
    ...able.map(({ answer }) => {
      const words = [`${capability}: ${answer.verdict}`, whenOf(answer)].filter(
        (one) => one !== '',
      );
      return `  ${dot(answer.name)} -> ${dot(resource)} [label=${dot(words.join('\n'))}];`;
    }),
    '}',
    '',
  ].join('\n');
}

function whenOf(answer: ShownAnswer['answer']): string {
  return answer.verdict === 'when' ? whenText(answer) : answer.reasons.join('; ');
}

/** A value that a spreadsheet would take for a formula is set apart by an apostrophe. */
function csv(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function dot(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

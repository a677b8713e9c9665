import type { AccessQuestion } from '../access/who-can.ts';
import type { AccessAnswer } from '../access/answer.ts';
import type { FoundPath } from '../access/via/find-paths.ts';
import type { ShownAnswer } from './access-json.ts';
import { markdown } from './escape.ts';
import { pathSteps } from './path-lines.ts';
import { whenText } from './when-text.ts';

/** The answers as a Markdown table. */
export function accessMarkdown(
  { capability, resource }: AccessQuestion,
  answers: readonly ShownAnswer[],
): string {
  const [head = [], ...rows] = rowsOf(capability, answers);
  const lines = [head, ...rows.map((cells) => cells.map(markdown))].map(row);
  const rule = row(head.map(() => '---'));
  return [
    `## Who can ${markdown(capability)} ${markdown(resource)}`,
    '',
    ...lines.toSpliced(1, 0, rule),
    '',
  ].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** The answers as comma-separated values with a header. */
export function accessCsv({ capability }: AccessQuestion, answers: readonly ShownAnswer[]): string {
  return rowsOf(capability, answers)
    .map((row) => `${row.map(csv).join(',')}\n`)
    .join('');
}

function rowsOf(
  capability: string,
  answers: readonly ShownAnswer[],
): readonly (readonly string[])[] {
  const hasPaths = answers.some(({ path }) => path);
  const rows = answers.map(({ answer, path }) => [
    answer.name,
    answer.verdict,
    whenOf(answer),
    ...(hasPaths ? [path ? pathSteps(capability, path).join('; ') : ''] : []),
  ]);
  return [['principal', 'verdict', 'when', ...(hasPaths ? ['via'] : [])], ...rows];
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
    ...new Set([
      ...able.map(({ answer }) => accessEdge({ capability, resource }, answer)),
      ...answers.flatMap(({ path }) => (path ? pathEdges({ capability, resource }, path) : [])),
    ]),
    '}',
    '',
  ].join('\n');
}

/** From each who makes a move to what it is made on; the last to the resource. */
function pathEdges(question: AccessQuestion, { moves, access }: FoundPath): readonly string[] {
  return [
    ...moves.map(({ answer, action, resource }) =>
      edge(answer.name, resource, `${action}: ${answer.verdict}`, whenOf(answer)),
    ),
    accessEdge(question, access.answer),
  ];
}

function accessEdge({ capability, resource }: AccessQuestion, answer: AccessAnswer): string {
  return edge(answer.name, resource, `${capability}: ${answer.verdict}`, whenOf(answer));
}

function edge(from: string, to: string, ...words: readonly string[]): string {
  const label = words.filter((one) => one !== '').join('\n');
  return `  ${dot(from)} -> ${dot(to)} [label=${dot(label)}];`;
}

function whenOf(answer: AccessAnswer): string {
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

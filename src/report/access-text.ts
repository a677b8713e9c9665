import { styleText } from 'node:util';
import { sharedCases } from '../access/shown-case.ts';
import type { AccessAnswer, PlacedRequest } from '../access/answer.ts';
import { subjectName, type Subject } from '../access/subject.ts';
import type { AccessQuestion } from '../access/who-can.ts';
import { witnessRequest } from '../access/witness-request.ts';
import { grouped } from '../policy/grouped.ts';
import { printCase, printClause } from '../solve/print-condition.ts';
import type { StatementSource } from '../term/term.ts';
import type { ShownAnswer } from './access-json.ts';
import { visible } from './escape.ts';
import { pathLength, pathSteps } from './path-lines.ts';

type Style = 'green' | 'red' | 'yellow' | 'gray';

const STYLES: Readonly<Record<AccessAnswer['verdict'], Style>> = {
  always: 'red',
  when: 'yellow',
  unknown: 'yellow',
  never: 'gray',
};

/** The answers for people: who can and when, then on one line all who cannot. */
export function accessText(
  { capability, resource }: AccessQuestion,
  answers: readonly ShownAnswer[],
  { color }: { readonly color: boolean },
): string {
  const paint = (style: Style, words: string): string =>
    color ? styleText(style, words, { validateStream: false }) : words;
  const able = answers.filter(({ answer }) => answer.verdict !== 'never');
  const unable = answers.filter(({ answer }) => answer.verdict === 'never');
  const lines: readonly Line[] = [
    `who can ${capability} ${resource}`,
    '',
    ...alike(able).flatMap(answerLines),
    ...(unable.length > 0 ? neverLines(unable) : []),
    ...pathLines(capability, answers),
    ...assumptionLines(answers),
  ];
  const printed = lines.map((line) =>
    typeof line === 'string'
      ? visible(line)
      : `  ${paint(STYLES[line.verdict], line.verdict.padEnd(8))} ${visible(line.names)}`,
  );
  return `${printed.join('\n').trimEnd()}\n`;
}

/** A verdict is painted when the names beside it, which may be hostile, are harmless. */
type Line = string | { readonly verdict: AccessAnswer['verdict']; readonly names: string };

/** Answers that say the same, at least one. */
type Group = readonly [ShownAnswer, ...ShownAnswer[]];

/** Puts answers together that say the same of several subjects, in the order of their first. */
function alike(answers: readonly ShownAnswer[]): readonly Group[] {
  return [...grouped(answers, whatIsSaid).values()];
}

function whatIsSaid({ answer, checked }: ShownAnswer): string {
  const { verdict, cases, reasons, notes } = answer;
  const said = sharedCases(cases, printCase).map((one) => [printCase(one), one.because]);
  return JSON.stringify([verdict, reasons, notes, said, checked?.witness]);
}

function answerLines(group: Group): readonly Line[] {
  const [{ answer, checked }] = group;
  const { verdict, cases, reasons, notes, witness } = answer;
  const shared = sharedCases(cases, printCase);
  const conditions = shared.flatMap((one) => [
    `    ${verdict === 'always' ? 'by' : printClause(one)} (${one.operations.join(', ')})`,
    ...sourceLines(one.because),
  ]);
  return [
    { verdict, names: namesOf(group) },
    ...(verdict === 'unknown' ? reasons.map((reason) => `    ${reason}`) : []),
    ...conditions,
    ...notes.map((note) => `    ${note}`),
    ...(witness && verdict !== 'always' ? witnessLines(witness) : []),
    ...(checked?.witness ? [`    checked  the witness replays to ${checked.witness}`] : []),
    '',
  ];
}

function sourceLines(sources: readonly StatementSource[]): readonly string[] {
  const words = sources.map(({ kind, policy, statement, sid }) =>
    kind === 'grant' ? `grant ${statement}` : `${policy} ${sid ?? `statement ${statement}`}`,
  );
  return words.length === 0 ? [] : [`      granted by ${[...new Set(words)].join(', ')}`];
}

function witnessLines(placed: PlacedRequest): readonly string[] {
  const { operation, resource, parameters } = witnessRequest(placed);
  const pairs = [...parameters]
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${value}`);
  return [
    `    witness  ${operation} ${resource}${pairs.length > 0 ? `  with ${pairs.join(', ')}` : ''}`,
  ];
}

/** More names than this say nothing new. */
const NAMED = 12;

/** Those of whom an answer speaks: some of many in the estate, then who is outside of it. */
function namesOf(group: readonly ShownAnswer[]): string {
  const subjects = group.flatMap(({ answer, subjects: all = [answer.subject] }) => all);
  const [inside, outside] = [true, false].map((isInside) =>
    few(subjects.filter(({ kind }) => (kind === 'principal') === isInside)),
  );
  return [inside, outside].filter(Boolean).join(', ');
}

/** Names as a list; of many the first, with their number. */
function few(subjects: readonly Subject[]): string {
  const names = subjects.slice(0, NAMED).map(subjectName).join(', ');
  const { length } = subjects;
  return length <= NAMED ? names : `${names} and ${length - NAMED} more (${length})`;
}

function neverLines(unable: readonly ShownAnswer[]): readonly Line[] {
  const checks = unable.flatMap(({ checked }) => checked ?? []);
  const refused = checks.flatMap(({ certificates }) => certificates.refused);
  const unread = checks.flatMap(({ certificates }) => certificates.unchecked).length;
  const allowed = checks.flatMap(({ samples }) => samples.allowed);
  const read = sumOf(checks.map(({ certificates }) => certificates.read));
  const tried = sumOf(checks.map(({ samples }) => samples.tried));
  return [
    { verdict: 'never', names: namesOf(unable) },
    ...(read > 0 ? [`    checked  ${read} proofs read again, ${refused.length} refused`] : []),
    ...(unread > 0
      ? [`    unchecked  ${unread} proofs, which have too much in them to read again`]
      : []),
    ...(tried > 0 ? [`    checked  ${tried} requests tried, ${allowed.length} allowed`] : []),
    '',
  ];
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

/** Who can give themselves access, as a tree of moves; those together who do it alike. */
function pathLines(capability: string, answers: readonly ShownAnswer[]): readonly string[] {
  const groups = new Map<string, { lines: readonly string[]; shown: ShownAnswer[] }>();
  for (const one of answers) {
    if (!one.path) continue;
    const steps = pathSteps(capability, one.path);
    const lines = [pathLength(one.path), ...steps];
    const group = groups.get(lines.join('\n')) ?? { lines, shown: [] };
    groups.set(lines.join('\n'), group);
    group.shown.push(one);
  }
  return [...groups.values()].flatMap(({ lines: [length = '', ...steps], shown }) => [
    `  ${length}  ${namesOf(shown)}`,
    ...steps.map((step, index) => `    ${index < steps.length - 1 ? '├─' : '└─'} ${step}`),
    '',
  ]);
}

function assumptionLines(answers: readonly ShownAnswer[]): readonly string[] {
  const points = [...new Set(answers.flatMap(({ answer }) => answer.points))].toSorted();
  return points.length === 0
    ? []
    : [`  depends on ${points.join(', ')} (see keyproof evaluate --list-readings)`];
}

import { styleText } from 'node:util';
import type { NearMiss } from '../authorize/near-misses.ts';
import type { Estate } from '../estate/estate.ts';
import { sourcePlace } from '../estate/policy-source.ts';
import type { OperationRequest } from '../flow/operation-request.ts';
import { predictedMessage } from '../flow/predicted-message.ts';
import type { DecidedStep } from '../flow/run-once.ts';
import type { Simulation } from '../flow/simulate.ts';
import type { StatementSource } from '../term/term.ts';
import { visible } from './escape.ts';
import { nearMissLines } from './near-miss-lines.ts';

/** What the text of a simulation is made of. */
export interface SimulationReport {
  readonly estate: Estate;
  readonly request: OperationRequest;
  readonly simulation: Simulation;
  readonly color: boolean;
}

type Style = 'green' | 'red' | 'yellow';

/** A simulation for people: the sequence of its calls, and why it stops where it does. */
export function simulationText({ estate, request, simulation, color }: SimulationReport): string {
  const { steps, reasons, notes, assumptions } = simulation;
  const paint = (style: Style, words: string): string =>
    color ? styleText([style, 'bold'], words, { validateStream: false }) : words;
  const last = steps.at(-1);
  const stopped = simulation.decision === 'deny' ? last : undefined;
  const prediction =
    stopped && simulation.kind?.endsWith('deny') ? predictedMessage(stopped) : undefined;
  const lines = [
    `  ${request.principal} calls ${request.operation} on ${request.resource}`,
    '',
    ...steps.flatMap((decided) => stepLines(decided)),
    ...(steps.length > 0 ? [''] : []),
    ...labelled('why', [...placedReasons(stopped, estate), ...remaining(reasons, stopped)]),
    ...(stopped ? nearMissLines(closeMisses(stopped)).flatMap(indented) : []),
    ...labelled('AWS will say', prediction === undefined ? [] : [prediction]),
    ...labelled('note', notes),
    ...labelled('depends on', assumptions),
  ];
  const [style, word, rest] = headline(simulation);
  // What is painted is ours: only the rest can hold a text that has to be made harmless.
  const head = paint(style, word) + visible(rest);
  return `${[head, ...lines.map(visible)].join('\n').trimEnd()}\n\n`;
}

/** A statement about other actions only was never meant to allow this one. */
function closeMisses({ explanation }: DecidedStep): readonly NearMiss[] {
  return explanation().nearMisses.filter(({ element }) => element !== 'action');
}

/** The word to paint, and what follows it. */
function headline({
  decision,
  kind,
  at,
  httpStatus,
  code,
}: Simulation): readonly [style: Style, word: string, rest: string] {
  if (decision === 'allow') return ['green', 'ALLOWED', ''];
  if (decision === 'unknown') return ['yellow', 'UNKNOWN', where(at)];
  const status = httpStatus === undefined ? '' : ` (${httpStatus} ${code ?? ''})`;
  const cause = kind === undefined ? '' : `, ${KINDS[kind]}`;
  return ['red', 'DENIED', `${where(at)}${cause}${status}`];
}

function where(at: string | undefined): string {
  return at === undefined ? '' : ` at ${at}`;
}

const KINDS: Readonly<Record<NonNullable<Simulation['kind']>, string>> = {
  'explicit-deny': 'by an explicit deny',
  'implicit-deny': 'since something does not allow it',
  'key-state': 'by the state of the key',
  'bad-request': 'since the request is not right',
};

const SIGNS = { allow: '✓', 'explicit-deny': '✗', 'implicit-deny': '✗', unknown: '?' } as const;

/** `caller ──▶ S3` or, for a call that Amazon S3 makes, `S3 ──▶ KMS`. */
function stepLines({ step, decision }: DecidedStep): readonly string[] {
  const { call, kms } = step;
  const [from, to] = kms ? [kms.isForwarded ? 'S3' : 'caller', 'KMS'] : ['caller', serviceOf(call)];
  const arrow = `  ${from.padStart(6)} ── ${`${call} `.padEnd(26, '─')}▶ ${to.padEnd(4)}${SIGNS[decision.decision]} ${decision.decision}`;
  if (!kms) return [arrow];
  const pairs = [...kms.encryptionContext.pairs].map(
    ([name, value]) => `${name} = ${value.kind === 'value' ? value.text : '(not known)'}`,
  );
  const context = kms.encryptionContext.isOpen ? [...pairs, '(others are not known)'] : pairs;
  return [
    arrow,
    `              key      ${kms.key.arn}`,
    ...context.map(
      (pair, index) => `              ${index === 0 ? 'context' : '       '}  ${pair}`,
    ),
  ];
}

function serviceOf(call: string): string {
  return call.slice(0, call.indexOf(':')).toUpperCase();
}

/** The statements that refused a step, with the lines that they stand on. */
function placedReasons(stopped: DecidedStep | undefined, estate: Estate): readonly string[] {
  if (stopped?.decision.decision !== 'explicit-deny') return [];
  return stopped.decision.determining.map(
    (source) => `${statementName(source)}${placeOf(source, estate)}`,
  );
}

function remaining(
  reasons: readonly string[],
  stopped: DecidedStep | undefined,
): readonly string[] {
  const said =
    stopped?.decision.decision === 'explicit-deny' ? stopped.decision.determining.length : 0;
  return reasons.slice(said);
}

function statementName({ kind, policy, statement, sid }: StatementSource): string {
  return `${kind} policy ${policy}, statement ${statement}${sid === undefined ? '' : ` (${sid})`} denies it`;
}

function placeOf({ policy, statement }: StatementSource, { sources }: Estate): string {
  const source = sources.get(policy);
  if (!source) return '';
  const { file, line } = sourcePlace(source, statement);
  return `: ${file}:${line}`;
}

function labelled(label: string, lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => `  ${(index === 0 ? label : '').padEnd(13)} ${line}`);
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => (index === 0 ? `  ${line}` : `    ${line}`));
}

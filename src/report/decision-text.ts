import { styleText } from 'node:util';
import type { Decision, Verdict } from '../authorize/decision.ts';
import type { CheckResult, Explanation } from '../authorize/explanation.ts';
import type { Request } from '../authorize/request.ts';
import { visible } from './escape.ts';
import { nearMissLines } from './near-miss-lines.ts';

/** One decision with what it is about. */
export interface Decided {
  readonly id: string | undefined;
  readonly request: Request;
  readonly decision: Decision;
  readonly explanation: () => Explanation;
}

type Style = 'green' | 'red' | 'yellow';

const HEADLINES: Readonly<Record<Verdict, readonly [words: string, style: Style]>> = {
  allow: ['ALLOWED', 'green'],
  'explicit-deny': ['DENIED by an explicit deny', 'red'],
  'implicit-deny': ['DENIED because something does not allow it', 'red'],
  unknown: ['UNKNOWN', 'yellow'],
};

/** What can stand in the way of a request, by the name of the policies that open it. */
export const GATES: Readonly<Record<CheckResult['blocker'], string>> = {
  identity: 'identity policies',
  boundary: 'permissions boundary',
  session: 'session policy',
  scp: 'service control policies',
  rcp: 'resource control policies',
  endpoint: 'VPC endpoint policy',
  resource: 'resource policy',
  'public-access-block': 'S3 Block Public Access',
  service: 'the service',
};

/** A decision for people, as a small tree: which gate was open, which was shut, and what nearly fit. */
export function decisionText(decided: Decided, options: { readonly color: boolean }): string {
  const { id, request, decision } = decided;
  const [words, style] = HEADLINES[decision.decision];
  const headline = options.color
    ? styleText([style, 'bold'], words, { validateStream: false })
    : words;
  const branches = branchesOf(decided);
  return [
    `${headline}${id === undefined ? '' : `  ${visible(id)}`}`,
    `  ${visible(`${request.principal} calls ${request.action} on ${request.resource}`)}`,
    ...branches.flatMap((branch, index) => draw(branch, index === branches.length - 1)),
    '',
    '',
  ].join('\n');
}

/** A line of the tree with the lines below it. */
type Branch = readonly [line: string, ...below: readonly string[]];

function branchesOf({ decision, explanation }: Decided): readonly Branch[] {
  const { reasons, checks, nearMisses } = explanation();
  const verdict = decision.decision;
  const gates = checks.map(({ blocker, passes }): Branch => {
    const isSpared = verdict === 'allow' && passes === false;
    return [isSpared ? `– not needed  ${GATES[blocker]}` : gateLine(GATES[blocker], passes)];
  });
  // The shut gates are the reasons of an implicit denial.
  const said = verdict === 'implicit-deny' ? decision.blockedBy.length : 0;
  const denies: readonly Branch[] =
    verdict === 'explicit-deny' || verdict === 'unknown'
      ? []
      : [[gateLine('no Deny matches', true)]];
  return [
    ...denies,
    ...gates,
    ...reasons.slice(said).map((reason): Branch => [visible(reason)]),
    ...nearMissLines(nearMisses),
  ];
}

const SIGNS = new Map<boolean | 'unknown', string>([
  [true, '✓ open '],
  [false, '✗ shut '],
  ['unknown', '? unsure '],
]);

function gateLine(name: string, passes: boolean | 'unknown'): string {
  return `${SIGNS.get(passes) ?? ''} ${name}`;
}

function draw([line, ...below]: Branch, isLast: boolean): readonly string[] {
  return [
    `  ${isLast ? '└─' : '├─'} ${line}`,
    ...below.map((text) => `  ${isLast ? '  ' : '│ '}   ${text}`),
  ];
}

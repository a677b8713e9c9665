import { styleText } from 'node:util';
import type { Explained } from '../explain/explain-call.ts';
import type { Findings } from '../explain/findings.ts';
import type { DecidedStep } from '../flow/run-once.ts';
import { GATES } from './decision-text.ts';
import { visible } from './escape.ts';
import { evidenceLines } from './evidence-lines.ts';
import { paragraph } from './paragraph.ts';
import { statementPlace } from './statement-place.ts';
import { suggestionLines } from './suggestion-lines.ts';

const WIDTH = 100;

/** An explained call for people: the step that failed, why, and what would change it. */
export function explanationText(
  explained: Explained,
  { color }: { readonly color: boolean },
): string {
  const { cause, agreement, predicted, advice, findings } = explained;
  const { judgement, refused } = findings;
  const lines = [
    ...whoLine(explained),
    ...(judgement?.steps ?? []).flatMap((decided, index) => stepLines(decided, index, explained)),
    ...labelled(
      'cause',
      refused.isRefused || judgement?.decision !== 'allow' ? [`${cause.says} [${cause.name}]`] : [],
    ),
    ...evidenceLines(findings),
    ...blockedLine(findings),
    ...suggestionLines(advice.suggestions).flatMap(([label, words]) => labelled(label, [words])),
    ...labelled('instead', advice.instead === undefined ? [] : [advice.instead]),
    ...labelled('AWS said', saidBy(explained)),
    ...labelled('AWS says', refused.message || predicted === undefined ? [] : [predicted]),
    ...labelled(AGREEMENT[agreement.kind], agreement.says === undefined ? [] : [agreement.says]),
    ...labelled('assumed', judgement?.assumptions ?? []),
  ];
  return `${headline(explained, color)}\n${lines.map(visible).join('\n')}\n\n`;
}

const AGREEMENT: Readonly<Record<Explained['agreement']['kind'], string>> = {
  agrees: 'agrees',
  contradicts: 'but',
  'says-more': 'more',
  'not-compared': 'compare',
};

const HEADS = {
  allow: ['ALLOWED', 'green'],
  deny: ['DENIED', 'red'],
  unknown: ['UNKNOWN', 'yellow'],
} as const;

function headline({ findings: { refused } }: Explained, color: boolean): string {
  const [words, style] = HEADS[refused.isRefused ? 'deny' : 'allow'];
  const shown = color ? styleText([style, 'bold'], words, { validateStream: false }) : words;
  const on = refused.resource === undefined ? '' : ` on ${visible(refused.resource)}`;
  return `${shown}  ${visible(refused.call)}${on}`;
}

function whoLine({ findings: { refused } }: Explained): readonly string[] {
  const parts = [refused.principal ?? 'nobody named', refused.time, refused.eventId];
  return [`  ${parts.filter((part) => part !== undefined).join(', ')}`];
}

const SIGNS = {
  allow: 'allowed',
  'explicit-deny': 'DENIED by an explicit deny',
  'implicit-deny': 'DENIED, nothing allows it',
  unknown: 'not certain',
} as const;

function stepLines(
  { step, decision }: DecidedStep,
  index: number,
  { findings }: Explained,
): readonly string[] {
  const [source] = decision.decision === 'implicit-deny' ? [] : decision.determining;
  const place = source && statementPlace(source, findings.estate);
  const where = place ? `  ${place.file}:${place.line}` : '';
  const line = `  step ${index + 1}  ${step.call.padEnd(20)} ${SIGNS[decision.decision]}${where}`;
  return step.kms ? [line, ...kmsLines(step)] : [line];
}

function kmsLines({ kms }: DecidedStep['step']): readonly string[] {
  if (!kms) return [];
  const pairs = [...kms.encryptionContext.pairs].map(
    ([name, value]) => `${name} = ${value.kind === 'value' ? value.text : '(not known)'}`,
  );
  const all = kms.encryptionContext.isOpen ? [...pairs, '(not known)'] : pairs;
  return [
    `          ${kms.isForwarded ? 'called by S3 for the caller' : 'called directly'}, key ${kms.key.arn}`,
    ...all.map((pair, index) => `          ${index === 0 ? 'context' : '       '}  ${pair}`),
  ];
}

/** All that stands in the way, where it is more than the cause names. */
function blockedLine({ blockers }: Findings): readonly string[] {
  if (blockers.length < 2) return [];
  return labelled('blocked', [
    `all of these refuse it: ${blockers.map((one) => GATES[one]).join(', ')}`,
  ]);
}

function saidBy({ findings: { message }, proves, agreement }: Explained): readonly string[] {
  if (!message || proves === undefined) return [];
  const agrees = agreement.kind === 'agrees' ? ', which fits' : '';
  const arn = message.policyArn === undefined ? '' : ` (${message.policyArn})`;
  return [`${proves}${arn}${agrees}`];
}

function labelled(label: string, texts: readonly string[]): readonly string[] {
  return texts.flatMap((text, index) =>
    paragraph(text, { first: `  ${(index === 0 ? label : '').padEnd(9)} `, width: WIDTH }),
  );
}

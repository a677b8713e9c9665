import { styleText } from 'node:util';
import type { AccessChange, EstateDiff } from '../access/estate-diff.ts';
import type { DiffWitness } from '../access/diff-witness.ts';
import type { Change, PolicyDiff } from '../access/policy-diff.ts';
import type { StatementSource } from '../term/term.ts';
import { requestJson } from './request-json.ts';
import { visible } from './escape.ts';

interface Options {
  readonly color: boolean;
}

/** The contract of `keyproof diff --format json` for policies. */
export function policyDiffJson({ verdict, newAccess, lostAccess, reasons }: PolicyDiff): string {
  return printed({
    verdict,
    newAccess: newAccess.map(changeJson),
    lostAccess: lostAccess.map(changeJson),
    reasons,
  });
}

/** The contract of `keyproof diff --format json` for estates. */
export function estateDiffJson({ verdict, newAccess, lostAccess, reasons }: EstateDiff): string {
  return printed({
    verdict,
    newAccess: newAccess.map(accessJson),
    lostAccess: lostAccess.map(accessJson),
    reasons,
  });
}

function printed(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function changeJson({ by, statements, witness }: Change): object {
  return {
    by,
    statements,
    witness: { ...witness, context: Object.fromEntries(witness.context) },
  };
}

function accessJson({ principal, capability, resource, witness }: AccessChange): object {
  return { principal, capability, resource, witness: requestJson(witness) };
}

/** A comparison of policies for people. */
export function policyDiffText(
  { verdict, newAccess, lostAccess, reasons }: PolicyDiff,
  options: Options,
): string {
  return textOf(verdict, options, [
    ...newAccess.map((change) => `+ ${changeText(change, 'now')}`),
    ...lostAccess.map((change) => `- ${changeText(change, 'no longer')}`),
    ...reasons.map((reason) => `? ${reason}`),
  ]);
}

/** A comparison of estates for people. */
export function estateDiffText(
  { verdict, newAccess, lostAccess, reasons }: EstateDiff,
  options: Options,
): string {
  return textOf(verdict, options, [
    ...newAccess.map((change) => `+ ${accessText(change, 'can now')}`),
    ...lostAccess.map((change) => `- ${accessText(change, 'can no longer')}`),
    ...reasons.map((reason) => `? ${reason}`),
  ]);
}

const WORDS: Readonly<Record<PolicyDiff['verdict'], string>> = {
  equivalent: 'equivalent: both let the same requests through',
  narrower: 'narrower: nothing new goes through, and something no longer does',
  wider: 'wider: all that went through still does, and more',
  incomparable: 'incomparable: something new goes through, and something no longer does',
  unknown: 'unknown',
};

function textOf(
  verdict: PolicyDiff['verdict'],
  { color }: Options,
  lines: readonly string[],
): string {
  const isNew = verdict === 'wider' || verdict === 'incomparable';
  const style = isNew ? 'red' : verdict === 'unknown' ? 'yellow' : 'green';
  const words = WORDS[verdict];
  const headline = color ? styleText([style, 'bold'], words, { validateStream: false }) : words;
  return `${[headline, ...lines.map((line) => `  ${visible(line)}`)].join('\n')}\n`;
}

function changeText({ by, statements, witness }: Change, when: string): string {
  const names = statements.map(nameOf).join(', ');
  const cause = by === 'allow' ? `allowed by ${names}` : `denied by ${names} on the other side`;
  return `${witness.principal} ${when} ${witness.action} on ${witness.resource}${contextText(witness)}; ${cause}`;
}

function nameOf({ policy, statement, sid }: StatementSource): string {
  return `${policy} ${sid ?? `statement ${statement}`}`;
}

function contextText({ context }: DiffWitness): string {
  const pairs = [...context].map(([name, value]) => `${name}=${String(value)}`);
  return pairs.length === 0 ? '' : ` with ${pairs.join(', ')}`;
}

function accessText({ principal, capability, resource }: AccessChange, can: string): string {
  return `${principal} ${can} ${capability} ${resource}`;
}

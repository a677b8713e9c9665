import { styleText } from 'node:util';
import type { Decision, Verdict } from '../authorize/decision.ts';
import type { Request } from '../authorize/request.ts';
import { visible } from './escape.ts';

/** One decision with what it is about. */
export interface Decided {
  readonly id: string | undefined;
  readonly request: Request;
  readonly decision: Decision;
}

const HEADLINES: Readonly<
  Record<Verdict, readonly [words: string, style: 'green' | 'red' | 'yellow']>
> = {
  allow: ['ALLOWED', 'green'],
  'explicit-deny': ['DENIED by an explicit deny', 'red'],
  'implicit-deny': ['DENIED because nothing allows it', 'red'],
  unknown: ['UNKNOWN', 'yellow'],
};

/** A decision for people: the verdict, what decided it, and what nobody can tell. */
export function decisionText(
  { id, request, decision }: Decided,
  options: { readonly color: boolean },
): string {
  const [words, style] = HEADLINES[decision.decision];
  const headline = options.color
    ? styleText([style, 'bold'], words, { validateStream: false })
    : words;
  return [
    `${headline}${id === undefined ? '' : `  ${visible(id)}`}`,
    `  ${visible(`${request.principal} calls ${request.action} on ${request.resource}`)}`,
    '',
  ].join('\n');
}

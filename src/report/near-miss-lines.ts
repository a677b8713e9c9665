import type { Mismatch, NearMiss } from '../authorize/near-misses.ts';
import { visible } from './escape.ts';

/** More near misses than this say nothing new. */
const SHOWN = 3;

type Lines = readonly [line: string, ...below: readonly string[]];

/** The Allows that would have matched but for one element: which, what it wants, what was sent. */
export function nearMissLines(misses: readonly NearMiss[]): readonly Lines[] {
  const shown = misses.slice(0, SHOWN).map(missLines);
  const more = misses.length - shown.length;
  return more > 0 ? [...shown, [`${more} more statements failed in one element`]] : shown;
}

function missLines({ source, ...mismatch }: NearMiss): Lines {
  const { kind, policy, statement, sid } = source;
  const name = sid === undefined ? '' : ` (${sid})`;
  const part = mismatch.element === 'condition' ? 'one condition' : `its ${mismatch.name}`;
  return [
    visible(
      `near miss: statement ${statement}${name} of ${kind} policy ${policy}, but for ${part}`,
    ),
    ...comparison(mismatch),
  ];
}

function comparison({ name, key, policy, filled, request, state }: Mismatch): readonly string[] {
  const test = key === undefined ? name : `${name} ${key}`;
  const meant =
    String(filled) === String(policy) || filled.length === 0 ? '' : ` = ${list(filled)}`;
  return [
    visible(`${test}`),
    visible(`  policy   ${list(policy)}${meant}`),
    visible(`  request  ${state === 'absent' ? 'lacks this key' : list(request)}`),
  ];
}

function list(values: readonly string[]): string {
  return values.length === 0 ? '(nothing)' : values.join(', ');
}

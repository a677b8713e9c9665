import type { Mismatch } from '../../authorize/near-misses.ts';
import { asciiLower } from '../../policy/ascii-case.ts';
import type { StatementSource } from '../../term/term.ts';
import type { Findings } from '../findings.ts';

/** A condition on which the refusal hangs, and the statement that it stands in. */
export interface DecisiveTest extends Mismatch {
  readonly source: StatementSource;
}

/** Conditions of Denies that matched, and those in which alone an Allow failed. */
export function decisiveTests({ denies, misses }: Findings): readonly DecisiveTest[] {
  const ofDenies = denies.flatMap(({ source, tests }) =>
    tests.map((test) => ({ ...test, source })),
  );
  return [...ofDenies, ...misses.filter(({ element }) => element === 'condition')];
}

/** The first of them about one of these keys, given in lower case. */
export function testOf(findings: Findings, keys: RegExp): DecisiveTest | undefined {
  return decisiveTests(findings).find(({ key }) => key !== undefined && keys.test(asciiLower(key)));
}

/** `the Deny of statement 2 (NoKey)` of the policy. */
export function placeWords({ kind, policy, statement, sid, effect }: StatementSource): string {
  const name = sid === undefined ? '' : ` (${sid})`;
  return `the ${effect} in statement ${statement}${name} of ${kind} policy ${policy}`;
}

/** What a policy asks for, and what the request has. */
export function wanted({ name, key, policy, filled, request, state }: Mismatch): string {
  const meant = filled.length > 0 ? filled : policy;
  const had = state === 'absent' ? 'the request lacks the key' : `the request has ${list(request)}`;
  return `${name} ${key ?? ''} ${list(meant)}, and ${had}`;
}

function list(values: readonly string[]): string {
  return values.map((value) => `\`${value}\``).join(' or ');
}

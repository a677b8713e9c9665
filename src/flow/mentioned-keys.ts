import type { PolicySet } from '../authorize/policy-set.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { valueText, type Policy, type Statement } from '../policy/policy.ts';
import { remembered } from '../policy/remembered.ts';
import { parseVariables } from '../policy/variable.ts';

/** Whether some policy of a set tests or inserts a key; of an unreadable one nobody can tell. */
export function mentions(policies: PolicySet, key: string): boolean {
  const { identity = [], resource, boundary = [], session = [], endpoint = [] } = policies;
  const guardrails = [...(policies.scps ?? []), ...(policies.rcps ?? [])].flat();
  const own = [...identity, ...boundary, ...session, ...endpoint, ...(resource ? [resource] : [])];
  const wanted = asciiLower(key);
  return [...own, ...guardrails].some(
    (named) => !('policy' in named) || keysOf(named.policy).has(wanted),
  );
}

const keysOf = remembered(
  ({ statements }: Policy): ReadonlySet<string> =>
    new Set(statements.flatMap(keysIn).map(asciiLower)),
);

function keysIn({ conditions, resource }: Statement): readonly string[] {
  const values = conditions.flatMap(({ values: all }) => all.map(valueText));
  const texts = [...values, ...(resource?.patterns ?? []).map(({ text }) => text)];
  return [...conditions.map(({ key }) => key.value), ...texts.flatMap(variablesIn)];
}

function variablesIn(text: string): readonly string[] {
  if (!text.includes('${')) return [];
  return parseVariables(text).flatMap((part) => (part.kind === 'variable' ? [part.key] : []));
}

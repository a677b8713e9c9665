import { placeholdersIn } from '../policy/placeholder.ts';
import { hasVariables, valueText, type Policy, type Statement } from '../policy/policy.ts';

/**
 * False for a statement with a placeholder, of which nobody knows what will stand there, and for one
 * with `${…}` in a policy of the older language version, where that may be text or a variable.
 */
export function isSaidOutright(statement: Statement, policy: Pick<Policy, 'version'>): boolean {
  const isPlain = hasVariables(policy)
    ? (text: string) => placeholdersIn(text).length === 0
    : (text: string) => !text.includes('${') && placeholdersIn(text).length === 0;
  return textsOf(statement).every(isPlain);
}

function textsOf({ action, resource, principal, conditions }: Statement): readonly string[] {
  return [
    ...(action?.patterns ?? []).map(({ text }) => text),
    ...(resource?.patterns ?? []).map(({ text }) => text),
    ...(principal?.entries ?? []).map(({ value }) => value),
    ...conditions.flatMap(({ key, values }) => [key.value, ...values.map(valueText)]),
  ];
}

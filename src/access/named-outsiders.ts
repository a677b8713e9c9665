import type { NamedPolicy } from '../authorize/policy-set.ts';
import { valueText } from '../policy/policy.ts';

/** The principals, accounts and services that policies name, in principals and in conditions. */
export function namedIn(policies: readonly NamedPolicy[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const named of policies) {
    if (!('policy' in named)) continue;
    for (const { principal, conditions } of named.policy.statements) {
      for (const { value } of principal?.entries ?? []) if (value !== '*') names.add(value);
      for (const { values } of conditions) {
        for (const value of values) for (const id of accountsIn(valueText(value))) names.add(id);
      }
    }
  }
  return names;
}

/** Account ids in a text, such as that of an ARN. */
function accountsIn(text: string): readonly string[] {
  return text.split(/[^0-9]+/).filter((digits) => digits.length === 12);
}

import type { NamedPolicy } from '../authorize/policy-set.ts';
import { valueText, type Policy } from '../policy/policy.ts';
import { remembered } from '../policy/remembered.ts';

/** The principals, accounts and services that policies name, in principals and in conditions. */
export function namedIn(policies: Iterable<NamedPolicy>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const named of policies) for (const name of namesOf(named)) names.add(name);
  return names;
}

const namesOf = remembered((named: NamedPolicy): ReadonlySet<string> =>
  'policy' in named ? read(named.policy) : new Set<string>(),
);

function read({ statements }: Policy): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { principal, conditions } of statements) {
    for (const { value } of principal?.entries ?? []) if (value !== '*') names.add(value);
    for (const { values } of conditions) {
      for (const value of values) for (const id of accountsIn(valueText(value))) names.add(id);
    }
  }
  return names;
}

/** Account ids in a text, such as that of an ARN. */
function accountsIn(text: string): readonly string[] {
  return text.split(/[^0-9]+/).filter((digits) => digits.length === 12);
}

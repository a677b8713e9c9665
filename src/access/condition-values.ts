import type { NamedPolicy } from '../authorize/policy-set.ts';
import type { Estate } from '../estate/estate.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { valueText } from '../policy/policy.ts';
import { remembered } from '../policy/remembered.ts';

/** By the lower-case name of a key, the values that conditions of policies compare it with. */
export type ConditionValues = ReadonlyMap<string, ReadonlySet<string>>;

/** The values in the conditions of all policies of an estate that may bear on requests of Amazon S3. */
export const conditionValues = remembered((estate: Estate): ConditionValues =>
  read(policiesOf(estate)),
);

function policiesOf({ accounts, organization }: Estate): ReadonlySet<NamedPolicy> {
  const policies = new Set<NamedPolicy>();
  const add = (all: readonly (NamedPolicy | undefined)[]): void => {
    for (const one of all) if (one) policies.add(one);
  };
  for (const { principals, buckets, scps = [], rcps = [] } of accounts.values()) {
    add([...scps, ...rcps].flat());
    for (const { identity, boundary } of principals.values()) add([...identity, boundary]);
    for (const { policy } of buckets.values()) add([policy]);
  }
  for (const { scps, rcps } of organization?.members.values() ?? []) {
    add([...scps, ...rcps].flat());
  }
  return policies;
}

function read(policies: Iterable<NamedPolicy>): ConditionValues {
  const found = new Map<string, Set<string>>();
  for (const named of policies) {
    for (const { conditions } of 'policy' in named ? named.policy.statements : []) {
      for (const { key, values } of conditions) {
        const name = asciiLower(key.value);
        const texts = found.get(name) ?? new Set();
        found.set(name, texts);
        for (const value of values) texts.add(valueText(value));
      }
    }
  }
  return found;
}

import { catalog } from '../../src/catalog/catalog.ts';
import { policyContext } from '../../src/lint/context.ts';
import type { PolicyContext } from '../../src/lint/rule.ts';
import type { Policy, PolicyType } from '../../src/policy/policy.ts';
import { readPolicy } from '../../src/policy/read-policy.ts';
import { parseJson } from '../../src/syntax/parse-json.ts';

/** The policy that a value says, as if it had been written as JSON. */
export function policyOf(value: object, type: PolicyType = 'identity'): Policy {
  const { root } = parseJson(JSON.stringify(value));
  if (root?.kind !== 'object') throw new TypeError('a policy is an object');
  return readPolicy(root, type);
}

/** What a rule gets to see of that policy. */
export function contextOf(value: object, type?: PolicyType): PolicyContext {
  const settings = { catalog, accounts: [], now: new Date('2026-01-01T00:00:00Z') };
  return policyContext(policyOf(value, type), settings);
}

import { parseVariables } from '../policy/variable.ts';
import { FEDERATED, type ConditionKey } from './condition-key.ts';

/**
 * How a key tells one identity from others, and so how much of its value has to be written out:
 * `whole` for ids of accounts, organizations and networks, which no pattern fits; `user-id` for
 * `id:session`, of which the part before the colon is the identity; `prefix` for names with a common
 * beginning, such as the subject of an identity provider.
 */
export type IdentityForm = 'whole' | 'user-id' | 'prefix';

/**
 * The form of a key that says who calls or from where; undefined for other keys.
 * Sources: IAM User Guide, reference_policies_condition-keys ("Sensitive condition keys") and
 * access-analyzer-reference-policy-checks, WILDCARD_USAGE_TOO_PERMISSIVE.
 */
export function identityForm({ name, scope, sensitive }: ConditionKey): IdentityForm | undefined {
  if (sensitive) return 'whole';
  if (name === 'aws:userid') return 'user-id';
  return scope === FEDERATED && name.endsWith(':sub') ? 'prefix' : undefined;
}

/** How many letters have to stand in front of the part that is left open. */
const SHORTEST_PREFIX = 6;

/**
 * True for a value that leaves so much open that it names nobody. `from` is where the first wildcard
 * or variable of the value begins.
 */
export function isNearlyOpen(value: string, form: IdentityForm, from: number): boolean {
  if (form === 'whole') return true;
  if (form === 'prefix') return from < SHORTEST_PREFIX;
  const colon = colonIn(value);
  return colon < 0 || (from < colon && value.slice(0, colon) !== '*');
}

/** Where the first colon outside of variables stands. */
function colonIn(value: string): number {
  for (const part of parseVariables(value)) {
    const colon = part.kind === 'text' ? part.text.indexOf(':') : -1;
    if (colon >= 0) return part.from + colon;
  }
  return -1;
}

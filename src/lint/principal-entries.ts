import type { Policy, PrincipalElement, Statement } from '../policy/policy.ts';
import type { PrincipalEntry } from '../policy/principal.ts';

/** A principal with the element and the statement that name it. */
export interface PlacedPrincipal {
  readonly statement: Statement;
  readonly element: PrincipalElement;
  readonly entry: PrincipalEntry;
}

/** The entries of all Principal and NotPrincipal elements of a policy, in the order of the text. */
export function* principalEntries(policy: Policy): Generator<PlacedPrincipal> {
  for (const statement of policy.statements) {
    const element = statement.principal;
    for (const entry of element?.entries ?? []) {
      if (element) yield { statement, element, entry };
    }
  }
}

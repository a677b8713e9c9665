import type { NamedPolicy } from '../../authorize/policy-set.ts';
import { grouped } from '../../policy/grouped.ts';
import type { Statement } from '../../policy/policy.ts';
import type { EstateContext } from '../rule.ts';

/** SCPs of one level of an organization that allow nothing between them. */
export interface ClosedLevel {
  /** The first of them, and its first statement. */
  readonly policy: string;
  readonly statement: Statement;
  /** The accounts below that level which the estate models. */
  readonly accounts: readonly string[];
}

/**
 * Finds the levels at which SCPs only deny. What no level allows is denied.
 * Source: AWS Organizations User Guide, orgs_manage_policies_scps_evaluation.
 */
export function closedLevels({ estate, inPolicy }: EstateContext): readonly ClosedLevel[] {
  const managementAccount = estate.organization?.managementAccount;
  const levels = [...estate.accounts.values()]
    .filter(({ id }) => id !== managementAccount)
    .flatMap(({ id, scps = [] }) =>
      scps.map((policies) => ({ id, policies, name: policies.map(({ name }) => name).join(' ') })),
    );
  return [...grouped(levels, ({ name }) => name).values()].flatMap((all) => {
    const [{ policies }] = all;
    const [first] = policies;
    const statement = inPolicy(first)?.policy.statements[0];
    if (!first || !statement || !policies.every((policy) => isClosed(policy, inPolicy))) return [];
    return [{ policy: first.name, statement, accounts: all.map(({ id }) => id) }];
  });
}

/** A document that cannot be read may allow anything. */
function isClosed(policy: NamedPolicy, inPolicy: EstateContext['inPolicy']): boolean {
  const statements = inPolicy(policy)?.policy.statements;
  return statements?.every(({ effect }) => effect === 'Deny') === true;
}

import type { NamedPolicy, PolicySet } from '../authorize/policy-set.ts';
import { catalog } from '../catalog/catalog.ts';
import type { Action } from '../catalog/action.ts';
import type { Policy, Statement } from '../policy/policy.ts';
import type { DoubtReadings } from './doubts.ts';

/**
 * The policies as a check of an action reads them: as documented, or without the Denies that test a
 * key which no request of the action carries.
 */
export function asRead(policies: PolicySet, action: string, doubts: DoubtReadings): PolicySet {
  const documented = catalog.action(action);
  if (!documented) return policies;
  const { resource, identity } = policies;
  const odd = [...(resource ? [resource] : []), ...(identity ?? [])].some((named) =>
    statementsOf(named).some((statement) => testsUnsupported(statement, documented)),
  );
  if (!odd || doubts.of('semantics.unsupportedKey') === 'documented') return policies;
  const without = (named: NamedPolicy): NamedPolicy => withoutOdd(named, documented);
  return {
    ...policies,
    resource: resource && without(resource),
    identity: identity?.map(without),
  };
}

function statementsOf(named: NamedPolicy): readonly Statement[] {
  return 'policy' in named ? named.policy.statements : [];
}

function testsUnsupported({ effect, conditions }: Statement, action: Action): boolean {
  return (
    effect === 'Deny' &&
    conditions.some(({ key }) => catalog.presence(key.value, action) === 'never')
  );
}

function withoutOdd(named: NamedPolicy, action: Action): NamedPolicy {
  if (!('policy' in named)) return named;
  const policy: Policy = {
    ...named.policy,
    statements: named.policy.statements.filter((one) => !testsUnsupported(one, action)),
  };
  return { name: named.name, policy };
}

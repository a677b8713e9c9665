import type { Policy, Statement } from '../policy/policy.ts';
import { reachedActions, type ReachedActions } from './actions.ts';
import type { LintSettings, PolicyContext } from './rule.ts';

/** What every rule gets to see of one policy; shared work is done once for all of them. */
export function policyContext(policy: Policy, settings: LintSettings): PolicyContext {
  const { catalog, accounts, now } = settings;
  const known = new Map<Statement, readonly ReachedActions[] | undefined>();
  return {
    policy,
    catalog,
    accounts,
    now,
    reached(statement) {
      if (!known.has(statement)) known.set(statement, reachedActions(statement, catalog));
      return known.get(statement);
    },
  };
}

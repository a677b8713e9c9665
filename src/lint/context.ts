import { once } from '../catalog/once.ts';
import type { Policy, Statement } from '../policy/policy.ts';
import { fittingActions, reachedActions } from './actions.ts';
import { appliedActions } from './applied-actions.ts';
import { constantTests } from './constant-tests.ts';
import { remembered } from './remembered.ts';
import type { LintSettings, PolicyContext } from './rule.ts';

/** What every rule gets to see of one policy; shared work is done once for all of them. */
export function policyContext(policy: Policy, settings: LintSettings): PolicyContext {
  const { catalog } = settings;
  const reached = remembered((statement: Statement) => reachedActions(statement, catalog));
  const fitting = remembered((statement: Statement) => {
    const entries = reached(statement);
    return entries && fittingActions(entries, statement);
  });
  const applied = appliedActions({ catalog, fitting });
  const tests = once(() => [...constantTests({ policy, catalog, fitting })]);
  return { ...settings, policy, reached, fitting, applied, constantTests: tests };
}

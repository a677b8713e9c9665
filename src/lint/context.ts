import { once } from '../catalog/once.ts';
import type { Policy, Statement } from '../policy/policy.ts';
import { fittingActions, reachedActions } from './actions.ts';
import { appliedActions } from './applied-actions.ts';
import { constantTests } from './constant-tests.ts';
import { rememberedWithin } from '../policy/remembered.ts';
import type { LintSettings, PolicyContext } from './rule.ts';
import { unlistedActions } from './sole-service.ts';

/** What every rule gets to see of one policy; shared work is done once for all of them. */
export function policyContext(policy: Policy, settings: LintSettings): PolicyContext {
  const { catalog } = settings;
  const reached = rememberedWithin((statement: Statement) => reachedActions(statement, catalog));
  const fitting = rememberedWithin((statement: Statement) => {
    const entries = reached(statement);
    return entries && fittingActions(entries, statement);
  });
  const applied = appliedActions({ catalog, fitting });
  const ofService = rememberedWithin(
    (statement: Statement) =>
      fitting(statement) ?? unlistedActions(statement, policy.type, applied),
  );
  const tests = once(() => [...constantTests({ policy, catalog, ofService })]);
  return { ...settings, policy, reached, fitting, ofService, applied, constantTests: tests };
}

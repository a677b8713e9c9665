import type { Action } from '../catalog/action.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { ConditionClause, Statement } from '../policy/policy.ts';
import { DECISIONS, type ConstantOutcome } from './absent-key.ts';
import type { ConstantTest } from './constant-tests.ts';
import type { Finding, Fix } from './finding.ts';
import type { PolicyContext } from './rule.ts';
import { witnessWithout } from './witness.ts';

/** Which keys a rule looks at, on which actions, and how it would repair them. */
export interface AbsentKeys {
  /** True for a condition key, in lower case, that the rule is about. */
  readonly isKey: (key: string) => boolean;
  /** True for an action, one that the statement reaches, whose requests the rule watches. */
  readonly isAction: (action: Action) => boolean;
  /**
   * Where a wildcard stands for actions with and without the key, and the outcome is that those
   * without it are not allowed or not denied, the author may well have meant that. `named` leaves
   * them out.
   */
  readonly wildcards?: 'all' | 'named';
  /** A repair, offered when the key is absent for all actions of the statement. */
  readonly fix?: (clause: ConditionClause, statement: Statement) => Fix | undefined;
}

/**
 * Finds conditions on keys that requests for some of the statement's actions never carry. One
 * finding for each condition, with the list of those actions and a request that shows the outcome.
 */
export function* absentKeyFindings(
  context: PolicyContext,
  rule: AbsentKeys,
): Generator<Finding<ConstantOutcome>> {
  for (const test of context.constantTests()) {
    if (!rule.isKey(asciiLower(test.clause.key.value))) continue;
    const dead = watchedActions(test, rule);
    const fix = test.alive.length === 0 ? rule.fix?.(test.clause, test.statement) : undefined;
    if (dead.length > 0) yield { ...absentKeyFinding(test, dead, context), ...(fix && { fix }) };
  }
}

function watchedActions(test: ConstantTest, rule: AbsentKeys): readonly Action[] {
  const dead = rule.wildcards === 'named' ? surprising(test) : test.dead;
  return dead.filter((action) => rule.isAction(action));
}

/** The dead actions less those that a wildcard brings in and the test does no harm to. */
export function surprising({ outcome, dead, named }: ConstantTest): readonly Action[] {
  const isHarmless = outcome === 'neverAllows' || outcome === 'neverDenies';
  return isHarmless ? dead.filter((action) => named.has(action)) : dead;
}

/** The finding on a constant test, about some of its actions; its data fit `absentKeyMessages`. */
export function absentKeyFinding(
  { statement, clause, outcome }: ConstantTest,
  actions: readonly Action[],
  { policy, catalog }: Pick<PolicyContext, 'policy' | 'catalog'>,
): Finding<ConstantOutcome> {
  const [action] = actions;
  const decision = DECISIONS[outcome];
  const witness =
    action && witnessWithout({ policy, catalog, statement, absent: clause, action, decision });
  return {
    at: clause.key,
    message: outcome,
    data: {
      key: clause.key.value,
      operator: clause.operator.node.value,
      actions: actions.map(({ id }) => id),
    },
    ...(witness && { witness }),
  };
}

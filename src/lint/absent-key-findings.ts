import type { Action } from '../catalog/action.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { ConditionClause, Statement } from '../policy/policy.ts';
import { DECISIONS, type ConstantOutcome } from './absent-key.ts';
import type { ConstantTest } from './constant-tests.ts';
import type { Finding, Fix } from './finding.ts';
import { keyInstead } from './key-instead.ts';
import { renameKey } from './rename-key.ts';
import type { PolicyContext } from './rule.ts';
import type { Watch } from './watched-keys.ts';
import { witnessWithout } from './witness.ts';

/** Which keys a rule looks at, on which actions, and how it would repair them. */
export interface AbsentKeys extends Watch {
  /**
   * Where a wildcard stands for actions with and without the key, and the outcome is that those
   * without it are not allowed or not denied, the author may well have meant that. `named` leaves
   * them out.
   */
  readonly wildcards?: 'all' | 'named';
  /**
   * A repair of a test that is constant for all actions of the statement. Where the rule has none,
   * and another key says the same, the fix is to test that one.
   */
  readonly fix?: (clause: ConditionClause, statement: Statement) => Fix | undefined;
}

/**
 * Finds conditions on keys that requests for some of the statement's actions never carry. One
 * finding for each key and statement, with the list of those actions and a request that shows the
 * outcome.
 */
export function* absentKeyFindings(
  context: PolicyContext,
  rule: AbsentKeys,
): Generator<Finding<ConstantOutcome>> {
  for (const test of context.constantTests()) {
    if (!rule.isKey(asciiLower(test.clause.key.value))) continue;
    const dead = rule.wildcards === 'named' ? surprising(test) : test.dead;
    const actions = dead.filter((action) => rule.isAction(action));
    if (actions.length === 0) continue;
    const finding = absentKeyFinding(test, actions, context);
    const fix = test.alive.length === 0 ? rule.fix?.(test.clause, test.statement) : undefined;
    yield { ...finding, ...(fix && { fix }) };
  }
}

/** The dead actions less those that a wildcard brings in and the test does no harm to. */
export function surprising({ outcome, dead, named }: ConstantTest): readonly Action[] {
  const isHarmless = outcome === 'neverAllows' || outcome === 'neverDenies';
  return isHarmless ? dead.filter((action) => named.has(action)) : dead;
}

/**
 * The finding on a constant test, about some of its actions; its data fit `absentKeyMessages`, and
 * `instead` says what to test. The fix tests another key, where that is right for all actions.
 */
export function absentKeyFinding(
  { statement, clause, outcome, dead, alive }: ConstantTest,
  actions: readonly Action[],
  { policy, catalog }: PolicyContext,
): Finding<ConstantOutcome> {
  const [action] = actions;
  const key = clause.key.value;
  const decision = DECISIONS[outcome];
  const witness =
    action && witnessWithout({ policy, catalog, statement, absent: clause, action, decision });
  const instead = keyInstead(key, actions, catalog);
  const isRight = instead && alive.length === 0 && actions.length === dead.length;
  return {
    at: clause.key,
    message: outcome,
    data: {
      key,
      operator: clause.operator.node.value,
      actions: actions.map(({ id }) => id),
      instead: instead ? `\`${instead.name}\`, ${instead.meaning}` : 'a key that they carry',
    },
    ...(isRight && { fix: renameKey(statement, clause, instead.name) }),
    ...(witness && { witness }),
  };
}

import type { Action } from '../catalog/action.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { setOperatorOf } from '../policy/operator-use.ts';
import { DECISIONS, type ConstantOutcome } from './absent-key.ts';
import type { ConstantTest } from './constant-tests.ts';
import type { Finding, Fix } from './finding.ts';
import { keyInstead } from './key-instead.ts';
import { renameKey } from './rename-key.ts';
import type { PolicyContext } from './rule.ts';
import { isLimitOnTags, surprisingActions } from './surprising-actions.ts';
import type { Watch } from './watched-keys.ts';
import { witnessWithout } from './witness.ts';

/** Which keys a rule looks at, on which actions, and how it would repair them. */
export interface AbsentKeys extends Watch {
  /** `surprising` leaves out what the author may well have meant: see `surprisingActions`. */
  readonly report: 'all' | 'surprising';
  /**
   * A repair of the rule's own. Without one the fix is to test another key, if one says the same
   * and the test is constant for all actions of the statement.
   */
  readonly fix?: (test: ConstantTest) => Fix | undefined;
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
    const dead = rule.report === 'all' ? test.dead : surprisingActions(test);
    const actions = dead.filter((action) => rule.isAction(action));
    if (actions.length === 0) continue;
    const finding = absentKeyFinding(test, actions, context);
    const fix = rule.fix?.(test);
    yield { ...finding, ...(fix && { fix }) };
  }
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
    action && witnessWithout({ policy, catalog, statement, absent: key, action, decision });
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

/**
 * The message on an Allow whose operator lets requests without the key through: it is needless, not
 * wrong. `spares` where the policy says so in words, or limits the tags that a request may bring along. Undefined for all others.
 */
export function toleranceOf({ clause, outcome }: ConstantTest): 'tolerates' | 'spares' | undefined {
  const { operator } = clause;
  if (outcome !== 'alwaysAllows') return undefined;
  if (operator.ifExists) return 'spares';
  if (setOperatorOf(operator) !== 'ForAllValues') return undefined;
  return isLimitOnTags(clause) ? 'spares' : 'tolerates';
}

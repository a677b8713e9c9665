import { asciiLower } from '../policy/ascii-case.ts';
import type { Action } from '../catalog/action.ts';
import type { ConditionClause, Statement } from '../policy/policy.ts';
import { DECISIONS, outcomeWhenAbsent, type ConstantOutcome } from './absent-key.ts';
import { fitsResource } from './actions.ts';
import type { Finding, Fix } from './finding.ts';
import type { PolicyContext } from './rule.ts';
import { witnessWithout } from './witness.ts';

/** Which keys a rule looks at, on which actions, and how it would repair them. */
export interface AbsentKeys {
  /** True for a condition key, in lower case, that the rule is about. */
  readonly isKey: (key: string) => boolean;
  /** True for an action, one that the statement reaches, whose requests the rule watches. */
  readonly isAction: (action: Action) => boolean;
  /** A repair, offered when the key is absent for all actions of the statement. */
  readonly fix?: (clause: ConditionClause) => Fix | undefined;
}

/**
 * Finds conditions on keys that requests for some of the statement's actions never carry. One
 * finding for each condition, with the list of those actions and a request that shows the outcome.
 */
export function* absentKeyFindings(
  context: PolicyContext,
  rule: AbsentKeys,
): Generator<Finding<ConstantOutcome>> {
  for (const statement of context.policy.statements) {
    for (const clause of statement.conditions) {
      if (!rule.isKey(asciiLower(clause.key.value))) continue;
      const finding = findingFor({ statement, clause, context, rule });
      if (finding) yield finding;
    }
  }
}

interface Suspect {
  readonly statement: Statement;
  readonly clause: ConditionClause;
  readonly context: PolicyContext;
  readonly rule: AbsentKeys;
}

function findingFor({
  statement,
  clause,
  context,
  rule,
}: Suspect): Finding<ConstantOutcome> | undefined {
  const outcome = outcomeWhenAbsent(statement.effect, clause);
  const reached = context.reached(statement)?.flatMap(({ actions }) => actions) ?? [];
  const fitting = reached.filter((action) => fitsResource(action, statement));
  const dead = fitting.filter(
    (action) =>
      rule.isAction(action) && context.catalog.presence(clause.key.value, action) === 'never',
  );
  const [first] = dead;
  if (!outcome || !first) return undefined;
  const fix = dead.length === fitting.length ? rule.fix?.(clause) : undefined;
  const witness = witnessWithout({
    statement,
    absent: clause,
    action: first.id,
    decision: DECISIONS[outcome],
  });
  return {
    at: clause.key,
    message: outcome,
    data: {
      key: clause.key.value,
      operator: clause.operator.node.value,
      actions: [...new Set(dead.map(({ id }) => id))],
    },
    ...(fix && { fix }),
    ...(witness && { witness }),
  };
}

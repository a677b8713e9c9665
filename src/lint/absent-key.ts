import { operator } from '../catalog/operators.ts';
import { setOperatorOf } from '../policy/operator-use.ts';
import { valueText, type ConditionClause, type Effect } from '../policy/policy.ts';
import type { Witness } from './finding.ts';
import type { Message } from './rule.ts';

/** What a statement does to every request that its other parts match, once a test is constant. */
export type ConstantOutcome = 'alwaysDenies' | 'neverDenies' | 'alwaysAllows' | 'neverAllows';

/**
 * The result of a condition clause for a request without the key. Undefined when the clause names
 * no operator or, under `Null`, no truth value.
 * Sources: IAM User Guide, reference_policies_elements_condition_operators (negated operators,
 * IfExists, Null) and reference_policies_condition-single-vs-multi-valued-context-keys.
 */
export function resultWhenAbsent({ operator: use, values }: ConditionClause): boolean | undefined {
  const row = operator(use.name);
  if (!row) return undefined;
  if (row.family === 'Null') return nullResult(values.map(valueText));
  if (use.ifExists) return true;
  const set = setOperatorOf(use);
  return set ? set === 'ForAllValues' : row.whenAbsent;
}

function nullResult(values: readonly string[]): boolean | undefined {
  const [value, ...rest] = values.map((text) => text.toLowerCase());
  return rest.length > 0 || (value !== 'true' && value !== 'false') ? undefined : value === 'true';
}

/** The outcome of a test whose key no request carries. */
export function outcomeWhenAbsent(
  effect: Effect | undefined,
  clause: ConditionClause,
): ConstantOutcome | undefined {
  const result = resultWhenAbsent(clause);
  if (effect === undefined || result === undefined) return undefined;
  if (effect === 'Deny') return result ? 'alwaysDenies' : 'neverDenies';
  return result ? 'alwaysAllows' : 'neverAllows';
}

/** What a policy that holds only such a statement decides on a request that its other parts match. */
export const DECISIONS: Readonly<Record<ConstantOutcome, Witness['decision']>> = {
  alwaysDenies: 'explicit-deny',
  neverDenies: 'implicit-deny',
  alwaysAllows: 'allow',
  neverAllows: 'implicit-deny',
};

/**
 * The four messages of a rule about an absent key. Their data: `key`, `operator`, `actions`; `help`
 * is the rule's own.
 */
export function absentKeyMessages(help: string): Readonly<Record<ConstantOutcome, Message>> {
  const message = '`{key}` is never in a request for {actions}, so `{operator}` ';
  return {
    alwaysDenies: {
      message: `${message}always denies`,
      why: 'without its key the test is true: this Deny hits every such request that the rest of the statement matches',
      help,
    },
    neverDenies: {
      message: `${message}never denies`,
      why: 'without its key the test is false: this Deny stops no such request, the guard does not exist',
      help,
    },
    alwaysAllows: {
      message: `${message}always allows`,
      why: 'without its key the test is true: this Allow covers every such request that the rest of the statement matches',
      help,
    },
    neverAllows: {
      message: `${message}never allows`,
      why: 'without its key the test is false: this Allow grants no such request',
      help,
    },
  };
}

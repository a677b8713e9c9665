import type { ConditionKey } from '../catalog/condition-key.ts';
import { optionalKey, type Optional } from '../catalog/optional-keys.ts';
import { once } from '../catalog/once.ts';
import { operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { setOperatorOf } from '../policy/operator-use.ts';
import type { ConditionClause, Statement } from '../policy/policy.ts';
import { resultWhenAbsent } from './absent-key.ts';
import { admitsAnonymous, isOfSignedRequests } from './anonymous.ts';
import { isDeniedWithout } from './denied-without.ts';
import { isCarried } from './is-carried.ts';
import { keysOfEveryMatch } from './keys-of-every-match.ts';
import type { PolicyContext } from './rule.ts';

/** Why a test lets requests without its key through. */
export type Opening = 'negated' | 'if-exists' | 'for-all-values';

/** A test in an Allow that requests without its key pass, of a key that requests may lack. */
export interface OpenTest {
  readonly statement: Statement;
  readonly clause: ConditionClause;
  readonly opening: Opening;
  readonly optional: Optional;
}

/**
 * Finds the open tests of a policy. Left out are those where something else asks for the key:
 * another test of the statement, a policy variable in it, or a Deny of the same policy.
 */
export function* openTests(context: PolicyContext): Generator<OpenTest> {
  for (const statement of context.policy.statements) {
    if (statement.effect !== 'Allow' || statement.conditions.length === 0) continue;
    // Most statements have no such test, and telling what settles it is the larger part.
    const settles = once(() => settledKeys(statement, context));
    for (const clause of statement.conditions) {
      const opening = openingOf(clause);
      const key = opening && context.catalog.conditionKey(clause.key.value);
      const optional = key && optionalKey(key);
      if (!optional || isDeniedWithout(clause.key.value, statement, context)) continue;
      if (settles()(key, clause) || !isCarried(key.name, statement, context)) continue;
      yield { statement, clause, opening, optional };
    }
  }
}

function openingOf(clause: ConditionClause): Opening | undefined {
  const use = clause.operator;
  if (resultWhenAbsent(clause) !== true) return undefined;
  if (use.ifExists) return 'if-exists';
  if (setOperatorOf(use) === 'ForAllValues') return 'for-all-values';
  return operator(use.name)?.negated ? 'negated' : undefined;
}

/** Tells keys that each match of the statement has, and those that another rule speaks of. */
function settledKeys(
  statement: Statement,
  { policy, catalog, fitting }: PolicyContext,
): (key: ConditionKey, clause: ConditionClause) => boolean {
  const demanded = keysOfEveryMatch(statement, policy);
  const isAnonymous = admitsAnonymous(statement, policy, catalog);
  const asksForTag = [...demanded].some((key) => key.startsWith('aws:requesttag/'));
  const actions = fitting(statement)?.flatMap((entry) => entry.actions) ?? [];
  const onlyTags = actions.length > 0 && actions.every(({ access }) => access.includes('Tagging'));
  return (key, clause) => {
    if (demanded.has(asciiLower(clause.key.value))) return true;
    if (key.name === 'aws:TagKeys' && (asksForTag || onlyTags)) return true;
    return isAnonymous && isOfSignedRequests(key.name, catalog);
  };
}

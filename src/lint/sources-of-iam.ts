import { isSourceKey } from '../catalog/service-caller-keys.ts';
import type { ConditionClause, Effect, Policy } from '../policy/policy.ts';
import { resultWhenAbsent } from './absent-key.ts';
import { isForIam } from './is-for-iam.ts';

/** A test for whom a service calls, in a statement for users and roles. */
export interface SourceOfIam {
  readonly effect: Effect;
  readonly clause: ConditionClause;
  /** What the test comes down to. */
  readonly result: boolean;
}

/** Finds them; tests of an Allow that let requests without the key through are meant so. */
export function* sourcesOfIam(policy: Policy): Generator<SourceOfIam> {
  for (const statement of policy.statements) {
    const { effect, conditions } = statement;
    if (!effect || !isForIam(statement, policy)) continue;
    for (const clause of conditions.filter(({ key }) => isSourceKey(key.value))) {
      const result = resultWhenAbsent(clause);
      if (result === undefined || (result && effect === 'Allow')) continue;
      yield { effect, clause, result };
    }
  }
}

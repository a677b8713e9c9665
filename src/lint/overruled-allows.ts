import type { Statement } from '../policy/policy.ts';
import { fewest } from './fewest.ts';
import { impossibleTests } from './impossible-tests.ts';
import { proofs } from './proofs.ts';
import { remembered } from '../policy/remembered.ts';
import { rivalsOf } from './rivals.ts';
import type { PolicyContext } from './rule.ts';

/** An Allow of which Denies of the same policy leave nothing. */
export interface OverruledAllow {
  readonly statement: Statement;
  readonly by: readonly Statement[];
}

/**
 * Finds the Allows whose every request a Deny of the policy matches, proved by the solver. Worked out
 * once a policy: that a statement is one of them keeps others from speaking of it.
 */
export function overruledAllows(context: PolicyContext): readonly OverruledAllow[] {
  return found(context);
}

const found = remembered((context: PolicyContext) => [...overruledIn(context)]);

function* overruledIn(context: PolicyContext): Generator<OverruledAllow> {
  const { policy } = context;
  for (const statement of policy.statements) {
    if (statement.effect !== 'Allow') continue;
    const unless = rivalsOf(statement, policy, 'Deny');
    if (unless.length === 0) continue;
    if (impossibleTests(context).some((dead) => dead.statement === statement)) continue;
    const prove = proofs(context);
    const isOverruled = (denies: readonly Statement[]): boolean =>
      prove({ statement, aspect: { kind: 'whole' }, unless: denies });
    if (!isOverruled(unless)) continue;
    const by = fewest(unless, isOverruled);
    if (by.length > 0) yield { statement, by };
  }
}

import type { Action } from '../catalog/action.ts';
import type { ActionPattern } from '../policy/action.ts';
import type { Statement } from '../policy/policy.ts';
import type { ReachedActions } from './actions.ts';
import { unlimited } from './open-grants.ts';
import { isOpenTo } from './open-resource.ts';
import type { PolicyContext } from './rule.ts';
import { isTakenBack } from './taken-back.ts';

/** The entries of an Allow that give some actions of a kind without a limit. */
export interface OpenEntries {
  readonly statement: Statement;
  readonly patterns: readonly [ActionPattern, ...ActionPattern[]];
}

/**
 * Finds the Allow statements of a policy that give actions of a kind on all their resources, with no
 * condition and no Deny to limit them; `*` and `NotAction` have rules of their own.
 */
export function* openEntries(
  { policy, reached }: Pick<PolicyContext, 'policy' | 'reached'>,
  isOfKind: (action: Action, entry: ReachedActions) => boolean,
): Generator<OpenEntries> {
  for (const statement of unlimited(policy)) {
    const open = (reached(statement) ?? []).filter((entry) =>
      entry.actions.some(
        (action) =>
          isOfKind(action, entry) && isOpenTo(statement, action) && !isTakenBack(policy, action.id),
      ),
    );
    const [first, ...others] = open.map(({ pattern }) => pattern);
    if (first) yield { statement, patterns: [first, ...others] };
  }
}

import type { Action } from '../catalog/action.ts';
import type { Statement } from '../policy/policy.ts';
import type { Span } from '../syntax/span.ts';
import { appliedActions } from './applied-actions.ts';
import { ownersKeys } from './owners-keys.ts';
import { openToAll } from './open-to-all.ts';
import type { PolicyContext } from './rule.ts';

/** Actions on a bucket or its objects that a statement of a bucket policy allows to everybody. */
export interface PublicActions {
  readonly statement: Statement;
  readonly actions: readonly [Action, ...Action[]];
  /** The entry that names the first of them, or the name of the Action element. */
  readonly at: Span;
}

/**
 * Finds the statements that let strangers use an action of that kind. Those that were to be limited
 * by the owner of the bucket have a rule of their own.
 */
export function* publicActions(
  context: PolicyContext,
  isKind: (action: Action) => boolean,
): Generator<PublicActions> {
  for (const { statement } of openToAll(context.policy)) {
    if (ownersKeys(statement).length > 0) continue;
    const [action, ...others] = appliedActions(statement, 's3', context).filter(isKind);
    if (!action) continue;
    const entry = context
      .fitting(statement)
      ?.find(({ actions }) => actions.some((one) => one === action));
    const at = entry?.pattern.node.at ?? statement.action?.key.at ?? statement.at;
    yield { statement, actions: [action, ...others], at };
  }
}

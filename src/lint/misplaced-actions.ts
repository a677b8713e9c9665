import type { Statement } from '../policy/policy.ts';
import type { ReachedActions } from './actions.ts';
import type { PolicyContext } from './rule.ts';
import { unreadStatements } from './unread-statements.ts';

/** Entries of an Action element that need the other kind of resource of Amazon S3. */
export interface MisplacedActions {
  readonly statement: Statement;
  readonly entries: readonly [ReachedActions, ...ReachedActions[]];
}

/** What an action of Amazon S3 is authorized on, by the name of the resource type. */
export type Place = 'bucket' | 'object';

/**
 * Finds the entries for objects in statements that name nothing but buckets, or those for buckets in
 * statements that name nothing but objects.
 */
export function* misplacedActions(
  needed: Place,
  { policy, reached, fitting }: PolicyContext,
): Generator<MisplacedActions> {
  const unread = unreadStatements(policy);
  for (const statement of policy.statements) {
    if (unread.has(statement.index) || !namesBucketsOrObjects(statement)) continue;
    const fit = fitting(statement) ?? [];
    const [first, ...others] = (reached(statement) ?? []).filter(
      (entry, index) => fit[index]?.actions.length === 0 && isFor(needed, entry),
    );
    if (first) yield { statement, entries: [first, ...others] };
  }
}

function isFor(place: Place, { actions }: ReachedActions): boolean {
  return actions.some(({ resourceTypes }) => resourceTypes.some(({ type }) => type.name === place));
}

/** Access points, jobs and the like carry a Region and an account. */
function namesBucketsOrObjects({ resource }: Statement): boolean {
  if (!resource || resource.negated || resource.patterns.length === 0) return false;
  return resource.patterns.every(
    ({ arn }) => arn?.service === 's3' && arn.region === '' && arn.account === '',
  );
}

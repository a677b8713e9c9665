import { resourcesOverlap } from '../catalog/resources-overlap.ts';
import { openPlaceholders } from '../policy/placeholder.ts';
import type { Statement } from '../policy/policy.ts';
import type { ResourcePattern } from '../policy/resource.ts';
import { reachOf } from './reach.ts';
import { remembered } from './remembered.ts';
import type { PolicyContext } from './rule.ts';

/** More entries are not compared: no policy needs them, and they count as having something in common. */
const MOST = 16;

/** True for two statements that no request can match both, for want of an action or a resource. */
export function areApart(
  one: Statement,
  other: Statement,
  context: Pick<PolicyContext, 'ofService'>,
): boolean {
  return areOfOtherResources(one, other) || areOfOtherActions(one, other, context);
}

/** True for two statements that have no resource in common. */
export function areOfOtherResources(
  { resource: one }: Statement,
  { resource: other }: Statement,
): boolean {
  if (!one || !other || one.negated || other.negated) return false;
  const [left, right] = [one.patterns, other.patterns];
  if (left.length > MOST || right.length > MOST) return false;
  return !left.some((each) => right.some((pattern) => mayBeOne(each, pattern)));
}

/** What is no ARN may stand for any. */
function mayBeOne(left: ResourcePattern, right: ResourcePattern): boolean {
  if (!left.arn || !right.arn) return true;
  return resourcesOverlap(openPlaceholders(left.text), openPlaceholders(right.text));
}

function areOfOtherActions(
  one: Statement,
  other: Statement,
  { ofService }: Pick<PolicyContext, 'ofService'>,
): boolean {
  const listed = ofService(one) ?? ofService(other);
  if (!listed) return false;
  const narrow = listed === ofService(one) ? other : one;
  return !idsIn(listed).some((id) => reachOf(narrow, id));
}

const idsIn = remembered((entries: NonNullable<ReturnType<PolicyContext['ofService']>>) =>
  entries.flatMap(({ actions }) => actions.map(({ id }) => id)),
);

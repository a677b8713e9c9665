import { resourcesOverlap } from '../catalog/resources-overlap.ts';
import { openPlaceholders } from '../policy/placeholder.ts';
import type { Statement } from '../policy/policy.ts';
import type { ResourcePattern } from '../policy/resource.ts';
import { reachOf } from './reach.ts';
import { remembered } from '../policy/remembered.ts';
import type { PolicyContext } from './rule.ts';

/**
 * More statements, resources and actions are not compared: no policy needs them, and they count as
 * having something in common.
 */
const MOST_STATEMENTS = 4;
const MOST_RESOURCES = 8;
const MOST_ACTIONS = 64;

/** False when the statement has no resource in common with any of the others. */
export function someShareResource(others: readonly Statement[], statement: Statement): boolean {
  return (
    others.length > MOST_STATEMENTS ||
    others.some((other) => !areOfOtherResources(other, statement))
  );
}

/** False when no request can match both the statement and one of the others. */
export function someMeet(
  others: readonly Statement[],
  statement: Statement,
  context: Pick<PolicyContext, 'ofService'>,
): boolean {
  return (
    others.length > MOST_STATEMENTS || others.some((other) => !areApart(other, statement, context))
  );
}

/** True for two statements that no request can match both, for want of an action or a resource. */
function areApart(
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
  if (left.length > MOST_RESOURCES || right.length > MOST_RESOURCES) return false;
  return !left.some((each) => right.some((pattern) => mayBeOne(each, pattern)));
}

/** What is no ARN may stand for any. */
function mayBeOne(left: ResourcePattern, right: ResourcePattern): boolean {
  if (!left.arn || !right.arn) return true;
  const [one, other] = [openPlaceholders(left.text), openPlaceholders(right.text)];
  return beginAlike(plainHead(one), plainHead(other)) && resourcesOverlap(one, other);
}

function beginAlike(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

/** What stands before the first wildcard or variable. */
function plainHead(text: string): string {
  return text.split(/[*?$]/, 1)[0] ?? '';
}

function areOfOtherActions(
  one: Statement,
  other: Statement,
  { ofService }: Pick<PolicyContext, 'ofService'>,
): boolean {
  const listed = ofService(one) ?? ofService(other);
  if (!listed) return false;
  const narrow = listed === ofService(one) ? other : one;
  if ((narrow.action?.patterns.length ?? 0) > MOST_ACTIONS) return false;
  return !idsIn(listed).some((id) => reachOf(narrow, id));
}

const idsIn = remembered((entries: NonNullable<ReturnType<PolicyContext['ofService']>>) =>
  entries.flatMap(({ actions }) => actions.map(({ id }) => id)),
);

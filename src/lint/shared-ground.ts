import { coversResource } from '../policy/covers.ts';
import { namesAnyone, readAwsPrincipal } from '../policy/principal.ts';
import type { Statement } from '../policy/policy.ts';
import { areOfOtherResources } from './apart.ts';

/** More statements are not compared, and count as sharing something: no policy needs them. */
const MOST_OTHERS = 4;

/** More entries of a statement are not looked at: no policy needs them. */
const MOST = 32;

/** True when two statements of a policy surely speak of some caller and some resource in common. */
export function shareGround(one: Statement, other: Statement): boolean {
  return shareCaller(one, other) && shareResource(one, other);
}

/**
 * True unless all the others are about other resources than a statement, or for other users and roles
 * by their names.
 */
export function someMayShareGround(others: readonly Statement[], statement: Statement): boolean {
  return others.length > MOST_OTHERS || others.some((other) => mayShareGround(other, statement));
}

function mayShareGround(one: Statement, other: Statement): boolean {
  if (areOfOtherResources(one, other)) return false;
  return !(namesPeople(one) && namesPeople(other)) || shareCaller(one, other);
}

function namesPeople({ principal }: Statement): boolean {
  if (!principal || principal.negated) return false;
  return principal.entries.every(({ type, value }) => {
    const { kind } = readAwsPrincipal(value);
    return type === 'AWS' && (kind === 'user' || kind === 'role');
  });
}

/** True when they speak of some caller in common; without a principal of whom the policy is attached to. */
export function shareCaller(
  { principal: one }: Statement,
  { principal: other }: Statement,
): boolean {
  if (!one || !other) return one === other;
  if (one.negated || other.negated) return false;
  if (one.entries.some(namesAnyone) || other.entries.some(namesAnyone)) return true;
  const values = new Set(one.entries.map(({ value }) => value));
  return other.entries.some(({ value }) => values.has(value));
}

/** True when an entry of the one resource element covers an entry of the other. */
export function shareResource(one: Statement, other: Statement): boolean {
  const [left, right] = [textsOf(one), textsOf(other)];
  return left.some((text) =>
    right.some((each) => each === text || coversResource(each, text) || coversResource(text, each)),
  );
}

/** True when the one surely holds for all that the other holds for: its callers and its resources. */
export function coversGround(one: Statement, other: Statement): boolean {
  const [wide, narrow] = [textsOf(one), textsOf(other)];
  return (
    shareCaller(one, other) &&
    narrow.length > 0 &&
    narrow.every((text) => wide.some((each) => each === text || coversResource(each, text)))
  );
}

function textsOf({ resource }: Statement): readonly string[] {
  if (!resource || resource.negated) return [];
  return resource.patterns.slice(0, MOST).map(({ text }) => text);
}

import type { Policy, Statement } from '../policy/policy.ts';
import { grantsOf, type Grant } from './open-grants.ts';
import { deniedTags, keepsTag } from './tag-guards.ts';

/** An Allow that lets somebody set or remove tags which decide over access. */
export interface TagSetter extends Grant {
  /** The ids of the actions, as AWS documents them. */
  readonly actions: readonly [string, ...string[]];
  /** Of the tags asked for those that nothing guards, in lower case. */
  readonly tags: readonly [string, ...string[]];
  /** True without a condition, and for all users, all roles or the caller. */
  readonly isOpen: boolean;
}

/**
 * Finds the Allow statements for one of the actions that guard some of the tags neither themselves
 * nor by a Deny of the policy. `*` and `NotAction` give everything anyway and have rules of their own.
 */
export function* tagSetters(
  policy: Policy,
  actions: readonly string[],
  tags: readonly string[],
): Generator<TagSetter> {
  if (tags.length === 0) return;
  const found = new Map<
    Statement,
    { grant: Grant; actions: [string, ...string[]]; tags: Set<string> }
  >();
  for (const id of actions) {
    const isDenied = deniedTags(policy, id);
    for (const grant of grantsOf(id, policy)) {
      const { statement } = grant;
      const unguarded = tags.filter(
        (tag) => !isDenied(tag, statement) && !keepsTag(statement, tag),
      );
      if (grant.reach.kind !== 'entry' || unguarded.length === 0) continue;
      const known = found.get(grant.statement);
      if (known) known.actions.push(id);
      else found.set(grant.statement, { grant, actions: [id], tags: new Set() });
      unguarded.forEach((tag) => found.get(grant.statement)?.tags.add(tag));
    }
  }
  for (const { grant, actions: ids, tags: names } of found.values()) {
    const [first, ...others] = names;
    const isOpen = mayBeAboutAnyone(grant.statement);
    if (first !== undefined) yield { ...grant, actions: ids, tags: [first, ...others], isOpen };
  }
}

/** True for all users or all roles, and for the caller by a variable. */
function mayBeAboutAnyone({ conditions, resource }: Statement): boolean {
  if (conditions.length > 0 || !resource) return false;
  return (
    resource.negated ||
    resource.patterns.some(
      ({ text, arn }) => text === '*' || text.includes('${') || ANYONE.test(arn?.resource ?? ''),
    )
  );
}

const ANYONE = /^(?:(?:user|role)\/)?\*+$/;

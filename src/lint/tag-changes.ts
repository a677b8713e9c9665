import { asciiLower } from '../policy/ascii-case.ts';
import type { Statement } from '../policy/policy.ts';
import { objectTagTests, type ObjectTagTest } from './object-tag-tests.ts';
import { someShareResource } from './apart.ts';
import type { PolicyContext } from './rule.ts';
import { shareGround } from './shared-ground.ts';

/** An Allow by which a caller may change the tag that decides what else he may do. */
export interface TagChange {
  readonly decider: ObjectTagTest;
  readonly statement: Statement;
  /** Ids of the actions that change it. */
  readonly actions: readonly string[];
}

/** More statements that allow tagging are not looked at: no policy needs them. */
const MOST = 16;

/**
 * Finds, for each test of a tag that an object has, an Allow of the actions given by their ids that
 * neither tests that tag itself nor is kept from it by a Deny.
 */
export function* tagChanges(
  deciders: Iterable<ObjectTagTest>,
  ids: readonly string[],
  context: PolicyContext,
): Generator<TagChange> {
  const writers = allows(ids, context);
  if (writers.length === 0) return;
  const guards = guardsOf(ids, context);
  for (const decider of deciders) {
    for (const { statement, actions, tags } of writers) {
      if (tags.has(decider.tag) || !shareGround(statement, decider.statement)) continue;
      const open = actions.filter((id) => !isGuarded(guards.get(id) ?? [], decider));
      if (open.length === 0) continue;
      yield { decider, statement, actions: open };
      break;
    }
  }
}

interface Writer {
  readonly statement: Statement;
  readonly actions: readonly string[];
  readonly tags: ReadonlySet<string>;
}

function allows(ids: readonly string[], context: PolicyContext): readonly Writer[] {
  return context.policy.statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) => {
      const actions = changesOf(statement, ids, context);
      const tags = new Set(objectTagTests(statement).map(({ tag }) => tag));
      return actions.length > 0 ? [{ statement, actions, tags }] : [];
    })
    .slice(0, MOST);
}

/** A Deny of changing some tags, or any. */
interface Guard {
  readonly statement: Statement;
  readonly tags: readonly string[] | 'any';
}

function isGuarded(guards: readonly Guard[], { tag, statement }: ObjectTagTest): boolean {
  const about = guards.filter(({ tags }) => tags === 'any' || tags.includes(tag));
  return someShareResource(
    about.map((guard) => guard.statement),
    statement,
  );
}

/** By the id of an action: the Deny statements that keep callers from changing tags by it. */
function guardsOf(
  ids: readonly string[],
  context: PolicyContext,
): ReadonlyMap<string, readonly Guard[]> {
  const guards = new Map(ids.map((id) => [id, new Array<Guard>()]));
  for (const statement of context.policy.statements) {
    if (statement.effect !== 'Deny') continue;
    const tests = objectTagTests(statement).map(({ tag }) => tag);
    const tags = isForAnyTag(statement) ? 'any' : tests;
    if (tags.length === 0) continue;
    for (const id of changesOf(statement, ids, context)) guards.get(id)?.push({ statement, tags });
  }
  return guards;
}

/** A Deny without a condition, and one by the names of the tags, whichever these are. */
function isForAnyTag({ conditions }: Statement): boolean {
  return (
    conditions.length === 0 ||
    conditions.some(({ key }) => asciiLower(key.value) === 's3:requestobjecttagkeys')
  );
}

function changesOf(
  statement: Statement,
  ids: readonly string[],
  context: PolicyContext,
): readonly string[] {
  const applied = context.applied(statement, 's3');
  return ids.filter((id) => applied.ids.has(id));
}

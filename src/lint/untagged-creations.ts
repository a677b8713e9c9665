import type { Action } from '../catalog/action.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { valueText, type Policy, type Statement } from '../policy/policy.ts';
import { variablesIn } from '../policy/variable.ts';
import type { StringNode } from '../syntax/tree.ts';
import { demandsValue } from './caller-limit.ts';
import type { PolicyContext } from './rule.ts';
import { deniedTags, limitsTag, tagIn } from './tag-guards.ts';
import { unreadStatements } from './unread-statements.ts';

/** An Allow to create resources that asks for none of the tags by which a policy allows the rest. */
export interface UntaggedCreation {
  /** The entry for the first of the actions. */
  readonly node: StringNode;
  readonly actions: readonly string[];
  /** In lower case, as condition keys compare them. */
  readonly tags: readonly [string, ...string[]];
}

const RESOURCE_TAG = 'aws:resourcetag/';
/** More tags of one service are not looked at. */
const MOST_TAGS = 16;

/** Finds them, one for each statement; an entry for a whole service creates nothing by name. */
export function* untaggedCreations({
  policy,
  fitting,
}: Pick<PolicyContext, 'policy' | 'fitting'>): Generator<UntaggedCreation> {
  const byService = tagsByService(policy);
  const unread = unreadStatements(policy);
  if (byService.size === 0) return;
  for (const statement of policy.statements) {
    if (statement.effect !== 'Allow' || unread.has(statement.index)) continue;
    const created = (fitting(statement) ?? [])
      .filter(({ pattern }) => pattern.name !== '*')
      .flatMap(({ pattern, actions }) =>
        actions.filter(isCreation).map((action) => ({ node: pattern.node, action })),
      )
      .filter(({ action }) => byService.has(action.service));
    const open = created.flatMap(({ node, action }) => {
      const tags = missingTags(statement, action, policy, byService.get(action.service));
      return tags.length > 0 ? [{ node, action, tags }] : [];
    });
    const [first, ...others] = open;
    const [tag, ...tags] = new Set(open.flatMap((each) => each.tags));
    if (!first || tag === undefined) continue;
    const actions = [first, ...others].map(({ action }) => action.id);
    yield { node: first.node, actions: [...new Set(actions)], tags: [tag, ...tags] };
  }
}

/** Prefixes of services with the tags that Allow statements ask of their resources. */
function tagsByService({ statements }: Policy): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const statement of statements) {
    const tags = statement.effect === 'Allow' ? resourceTags(statement) : [];
    if (tags.length === 0 || statement.action?.negated) continue;
    for (const { service } of statement.action?.patterns ?? []) {
      if (service === undefined) continue;
      const known = found.get(asciiLower(service)) ?? [];
      found.set(asciiLower(service), [...new Set([...known, ...tags])].slice(0, MOST_TAGS));
    }
  }
  return found;
}

/** The tags that a resource must share with the caller; fixed values are marks of tools. */
function resourceTags({ conditions }: Statement): readonly string[] {
  const tags = conditions.flatMap((clause) => {
    const isOfCaller = clause.values.some((value) => variablesIn(valueText(value)).length > 0);
    return isOfCaller && demandsValue(clause) ? (tagIn(clause.key.value, RESOURCE_TAG) ?? []) : [];
  });
  return tags.slice(0, MOST_TAGS);
}

/** An action whose requests can bring tags along, and that does not only tag. */
function isCreation({ name, access, conditionKeys }: Action): boolean {
  return (
    /^(?:Create|Run|Allocate|Register|Import)/.test(name) &&
    !access.includes('Tagging') &&
    conditionKeys.includes('aws:RequestTag/')
  );
}

/** The tags of its service that a creation need not have; none where it asks for any of them. */
function missingTags(
  statement: Statement,
  { id }: Action,
  policy: Policy,
  tags: readonly string[] = [],
): readonly string[] {
  if (tags.some((tag) => limitsTag(statement, tag)) || resourceTags(statement).length > 0)
    return [];
  const isDenied = deniedTags(policy, id);
  return tags.some(isDenied) ? [] : tags;
}

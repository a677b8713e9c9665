import type { Action } from '../catalog/action.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { ResourceType } from '../catalog/resource-type.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { openPlaceholders } from '../policy/placeholder.ts';
import { valueText, type ConditionClause, type Policy, type Statement } from '../policy/policy.ts';
import { hasWildcard } from '../policy/wildcard.ts';
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
const REQUEST_TAG = 'aws:requesttag/';
/** More tags of one service are not looked at. */
const MOST_TAGS = 16;

/** Finds them, one for each statement; an entry for a whole service creates nothing by name. */
export function* untaggedCreations(
  context: Pick<PolicyContext, 'policy' | 'fitting' | 'catalog'>,
): Generator<UntaggedCreation> {
  const { policy, fitting } = context;
  const tagsOf = tagsByType(context);
  const unread = unreadStatements(policy);
  if (tagsOf.size === 0) return;
  for (const statement of policy.statements) {
    if (statement.effect !== 'Allow' || unread.has(statement.index)) continue;
    if (statement.conditions.some(demandsTag) || namesThings(statement)) continue;
    const open = (fitting(statement) ?? [])
      .filter(({ pattern }) => pattern.name !== '*')
      .flatMap(({ pattern, actions }) =>
        actions.filter(isCreation).map((action) => ({ node: pattern.node, action })),
      )
      .flatMap(({ node, action }) => {
        const wanted = createdTypes(action, context.catalog)
          .filter((type) => isAbout(statement, type))
          .flatMap((type) => tagsOf.get(type) ?? []);
        const tags = missingTags(statement, action, policy, wanted);
        return tags.length > 0 ? [{ node, action, tags }] : [];
      });
    const [first, ...others] = open;
    const [tag, ...tags] = new Set(open.flatMap((each) => each.tags));
    if (!first || tag === undefined) continue;
    const actions = [first, ...others].map(({ action }) => action.id);
    yield { node: first.node, actions: [...new Set(actions)], tags: [tag, ...tags] };
  }
}

/** Types of resource with the tags that Allow statements ask of them. */
function tagsByType({
  policy,
  fitting,
}: Pick<PolicyContext, 'policy' | 'fitting'>): ReadonlyMap<ResourceType, readonly string[]> {
  const found = new Map<ResourceType, readonly string[]>();
  for (const statement of policy.statements) {
    const tags = statement.effect === 'Allow' ? resourceTags(statement) : [];
    if (tags.length === 0 || statement.action?.negated) continue;
    const actions = (fitting(statement) ?? [])
      .filter(({ pattern }) => pattern.service !== undefined)
      .flatMap((entry) => entry.actions);
    const types = actions.flatMap(({ resourceTypes }) => resourceTypes.map(({ type }) => type));
    for (const type of new Set(types)) {
      found.set(type, [...new Set([...(found.get(type) ?? []), ...tags])].slice(0, MOST_TAGS));
    }
  }
  return found;
}

/** The types that an action creates: of its service the one in its name, or else all it is about. */
function createdTypes(action: Action, catalog: Catalog): readonly ResourceType[] {
  const types = catalog.service(action.service)?.resourceTypes ?? [];
  const named = types
    .filter((type) => lettersOf(action.name).includes(lettersOf(type.name)))
    .toSorted((one, other) => other.name.length - one.name.length);
  return named.length > 0 ? named.slice(0, 1) : action.resourceTypes.map(({ type }) => type);
}

function lettersOf(name: string): string {
  return asciiLower(name.replaceAll(/[^A-Za-z]/g, ''));
}

/** True unless the resources of the statement are others than the one that a call creates. */
function isAbout({ resource }: Statement, type: ResourceType): boolean {
  if (!resource || resource.negated || type.arnTemplates.length === 0) return true;
  return resource.patterns.some(
    ({ text, arn }) =>
      !arn || type.arnTemplates.some((form) => form.overlaps(openPlaceholders(text))),
  );
}

/** True where each resource is one certain thing: whoever names it does not go by tags. */
function namesThings({ resource }: Statement): boolean {
  if (!resource || resource.negated || resource.patterns.length === 0) return false;
  return resource.patterns.every(({ arn }) => arn && !hasWildcard(arn.resource));
}

/** A test that new resources without a certain tag fail, whatever tag it is. */
function demandsTag(clause: ConditionClause): boolean {
  const key = clause.key.value;
  const isTag = tagIn(key, RESOURCE_TAG) ?? tagIn(key, REQUEST_TAG);
  return isTag !== undefined && demandsValue(clause);
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

/** The tags that a creation need not have; none where it asks for any of them. */
function missingTags(
  statement: Statement,
  { id }: Action,
  policy: Policy,
  tags: readonly string[],
): readonly string[] {
  if (tags.some((tag) => limitsTag(statement, tag))) return [];
  const isDenied = deniedTags(policy, id);
  return tags.some((tag) => isDenied(tag, statement)) ? [] : tags;
}

import { keyUses } from '../catalog/key-use.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { valueText, type ConditionClause, type Policy, type Statement } from '../policy/policy.ts';
import { coversPattern } from '../policy/wildcard.ts';
import { resultWhenAbsent } from './absent-key.ts';
import { grantsOf, type Grant } from './open-grants.ts';
import { reachOf } from './reach.ts';
import { deniedTags, keepsTag, tagIn } from './tag-guards.ts';

/** A test by which an Allow lets keys be used, and an Allow that puts other keys into that reach. */
export interface MovableLabel {
  readonly clause: ConditionClause;
  readonly mover: Grant;
  /** The id of the action that moves. */
  readonly action: string;
}

/** More statements, patterns and values are not compared with each other. */
const MOST = 16;

const RESOURCE_TAG = 'aws:resourcetag/';
const ALIAS_KEYS: ReadonlySet<string> = new Set(['kms:requestalias', 'kms:resourcealiases']);

/** Finds the tags of keys that decide over their use and that the same policy lets one set. */
export function* settableKeyTags(policy: Policy): Generator<MovableLabel> {
  const action = 'kms:TagResource';
  const isDenied = deniedTags(policy, action);
  const movers = [...grantsOf(action, policy)].slice(0, MOST);
  for (const clause of labelsOf(policy)) {
    const tag = tagIn(clause.key.value, RESOURCE_TAG);
    if (tag === undefined) continue;
    const mover = movers.find(
      ({ statement }) =>
        !isDenied(tag, statement) &&
        !keepsTag(statement, tag) &&
        !demandsKey(statement, `${RESOURCE_TAG}${tag}`),
    );
    if (mover) yield { clause, mover, action };
  }
}

/** Finds the aliases that decide over the use of keys and that the same policy lets one move. */
export function* movableAliases(policy: Policy): Generator<MovableLabel> {
  const movers = ['kms:UpdateAlias', 'kms:CreateAlias']
    .flatMap((action) => [...grantsOf(action, policy)].map((mover) => ({ mover, action })))
    .slice(0, MOST);
  const denies = policy.statements.filter(isDeny).slice(0, MOST);
  for (const clause of labelsOf(policy)) {
    if (!ALIAS_KEYS.has(asciiLower(clause.key.value))) continue;
    const aliases = clause.values.slice(0, MOST).map(valueText);
    const found = movers.find(
      ({ mover: { statement }, action }) =>
        !demandsKey(statement, asciiLower(clause.key.value)) &&
        mayMove(statement, aliases) &&
        !denies.some((deny) => reachOf(deny, action) && isAbout(deny, aliases)),
    );
    if (found) yield { clause, ...found };
  }
}

/** The tests of Allow statements for the use of keys that a request without their key fails. */
function* labelsOf({ statements }: Policy): Generator<ConditionClause> {
  for (const statement of statements) {
    if (statement.effect !== 'Allow' || !keyUses.some((id) => reachOf(statement, id))) continue;
    for (const clause of statement.conditions) {
      if (resultWhenAbsent(clause) === false) yield clause;
    }
  }
}

function demandsKey({ conditions }: Statement, key: string): boolean {
  return conditions.some((clause) => asciiLower(clause.key.value) === key);
}

/** True when the resources of a statement may include one of the aliases. */
function mayMove({ resource }: Statement, aliases: readonly string[]): boolean {
  if (!resource || resource.negated) return true;
  return resource.patterns.slice(0, MOST).some(({ text, arn }) => {
    if (!arn) return text === '*';
    return aliases.some(
      (alias) => coversPattern(arn.resource, alias) || coversPattern(alias, arn.resource),
    );
  });
}

/** True for a Deny of moving one of the aliases, or of moving any to some key. */
function isAbout(deny: Statement, aliases: readonly string[]): boolean {
  const isOfKeys = deny.resource?.patterns.some(
    ({ arn }) => arn !== undefined && !arn.resource.startsWith('alias/'),
  );
  return isOfKeys === true || mayMove(deny, aliases);
}

function isDeny({ effect }: Statement): boolean {
  return effect === 'Deny';
}

import { operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { setOperatorOf } from '../policy/operator-use.ts';
import { valueText, type ConditionClause, type Policy, type Statement } from '../policy/policy.ts';
import { matchesWildcard } from '../policy/wildcard.ts';
import { resultWhenAbsent } from './absent-key.ts';
import { someShareResource } from './apart.ts';
import { reachOf } from './reach.ts';

/**
 * True for a statement whose conditions look at the tags that a request sets: at that tag, or at
 * their names. `tag` is in lower case, as condition keys compare it.
 */
export function limitsTag({ conditions }: Statement, tag: string): boolean {
  return conditions.some(({ key }) => {
    const name = asciiLower(key.value);
    return name === 'aws:tagkeys' || name === `aws:requesttag/${tag}`;
  });
}

/**
 * True for an Allow of tagging that keeps the caller from giving that tag any value, by the value or
 * by the names of the tags that may be set. `tag` is in lower case.
 */
export function keepsTag({ conditions }: Statement, tag: string): boolean {
  return conditions.some((clause) => {
    const name = asciiLower(clause.key.value);
    if (name === `${REQUEST_TAG}${tag}`) return !isForAnyValue(clause);
    return name === 'aws:tagkeys' && leavesOut(clause, tag);
  });
}

/** A test that the tag is set, whatever its value. */
function isForAnyValue(clause: ConditionClause): boolean {
  if (operator(clause.operator.name)?.family === 'Null') return resultWhenAbsent(clause) === false;
  return clause.values.some((value) => /^\*+$/.test(valueText(value)));
}

/** A test of the names of tags that no request with this one passes. */
function leavesOut(clause: ConditionClause, tag: string): boolean {
  const row = operator(clause.operator.name);
  if (!row || row.family === 'Null' || setOperatorOf(clause.operator) === 'ForAnyValue') {
    return row?.family === 'Null' && resultWhenAbsent(clause) === true;
  }
  const names = clause.values.map((value) => asciiLower(valueText(value)));
  return (
    names.some((name) => /[$<{]/.test(name)) ||
    names.some((name) => matchesWildcard(name, tag)) === row.negated
  );
}

/** More statements are not looked at: no policy needs as many. */
const MOST_DENIES = 64;

/**
 * Tells for a tag, in lower case, whether a Deny of the policy is about setting it by that action where
 * a statement allows it, or anywhere: one that looks at the tag, or one without conditions.
 */
export function deniedTags(
  { statements }: Pick<Policy, 'statements'>,
  id: string,
): (tag: string, statement?: Statement) => boolean {
  const denies = statements
    .filter((statement) => statement.effect === 'Deny' && reachOf(statement, id) !== undefined)
    .slice(0, MOST_DENIES);
  return (tag, statement) => {
    const about = denies.filter((deny) => deny.conditions.length === 0 || limitsTag(deny, tag));
    return statement ? someShareResource(about, statement) : about.length > 0;
  };
}

/** The name of the tag in a condition key such as `aws:ResourceTag/team`, in lower case. */
export function tagIn(key: string, prefix: string): string | undefined {
  const name = asciiLower(key);
  return name.startsWith(prefix) && name.length > prefix.length
    ? name.slice(prefix.length)
    : undefined;
}

/**
 * The tags, in lower case, that some statement of a policy looks at when tags are set on users and
 * roles.
 */
export function guardedTags({ statements }: Pick<Policy, 'statements'>): readonly string[] {
  const guards = statements
    .filter((statement) => SETTING.some((id) => reachOf(statement, id)?.kind === 'entry'))
    .flatMap(({ conditions }) => conditions);
  const tags = guards.flatMap((clause) => {
    const name = asciiLower(clause.key.value);
    if (name === 'aws:tagkeys') return clause.values.map((value) => asciiLower(valueText(value)));
    return tagIn(name, REQUEST_TAG) ?? [];
  });
  return [...new Set(tags)].slice(0, MOST_TAGS);
}

const REQUEST_TAG = 'aws:requesttag/';
const SETTING = ['iam:TagUser', 'iam:TagRole'];
/** More tags are not looked at. */
const MOST_TAGS = 64;

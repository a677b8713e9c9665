import { asciiLower } from '../policy/ascii-case.ts';
import { valueText, type Policy, type Statement } from '../policy/policy.ts';
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

/** More statements are not looked at: no policy needs as many. */
const MOST_DENIES = 64;

/**
 * Tells for a tag, in lower case, whether a Deny of the policy is about setting it by that action: one
 * that looks at the tag, or one without conditions.
 */
export function deniedTags(
  { statements }: Pick<Policy, 'statements'>,
  id: string,
): (tag: string) => boolean {
  const denies = statements
    .filter((statement) => statement.effect === 'Deny' && reachOf(statement, id) !== undefined)
    .slice(0, MOST_DENIES);
  return (tag) =>
    denies.some((statement) => statement.conditions.length === 0 || limitsTag(statement, tag));
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

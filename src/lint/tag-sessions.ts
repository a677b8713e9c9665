import { asciiLower } from '../policy/ascii-case.ts';
import type { Policy, Statement } from '../policy/policy.ts';
import { reachOf, type Reach } from './reach.ts';
import { unreadStatements } from './unread-statements.ts';

/** An Allow of a trust policy to bring session tags along. */
export interface TagSession {
  readonly statement: Statement;
  readonly reach: Reach;
  /** True when a condition, or a Deny of the policy, looks at the tags of the session. */
  readonly isLimited: boolean;
  /** True when one looks at which tags are passed on to further roles. */
  readonly limitsTransitive: boolean;
}

const TAG_SESSION = 'sts:TagSession';

/**
 * The statements that let users, roles and accounts tag their sessions. Services and identity
 * providers are left out: they, and not their users, choose the tags.
 * Source: IAM User Guide, id_session-tags.
 */
export function* tagSessions(policy: Policy): Generator<TagSession> {
  const unread = unreadStatements(policy);
  const denies = policy.statements.filter(
    (statement) => statement.effect === 'Deny' && reachOf(statement, TAG_SESSION),
  );
  const isDenied = denies.some(limitsTags);
  const isTransitiveDenied = denies.some(limitsPassing);
  for (const statement of policy.statements) {
    const reach = statement.effect === 'Allow' ? reachOf(statement, TAG_SESSION) : undefined;
    if (!reach || unread.has(statement.index) || !isForAccounts(statement)) continue;
    yield {
      statement,
      reach,
      isLimited: isDenied || limitsTags(statement),
      limitsTransitive: isTransitiveDenied || limitsPassing(statement),
    };
  }
}

function isForAccounts({ principal }: Statement): boolean {
  if (!principal) return false;
  return principal.negated || principal.entries.some(({ type }) => type === 'AWS' || type === '*');
}

function limitsTags({ conditions }: Statement): boolean {
  return conditions.some(({ key }) => {
    const name = asciiLower(key.value);
    return name === 'aws:tagkeys' || name.startsWith('aws:requesttag/');
  });
}

function limitsPassing({ conditions }: Statement): boolean {
  return conditions.some(({ key }) => asciiLower(key.value) === 'sts:transitivetagkeys');
}

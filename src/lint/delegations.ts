import type { Policy, Statement } from '../policy/policy.ts';
import { readAwsPrincipal, type PrincipalEntry } from '../policy/principal.ts';
import { principalEntries } from './principal-entries.ts';
import { unreadStatements } from './unread-statements.ts';

/** An Allow for an account as a whole: its identity policies decide who makes use of it. */
export interface Delegation {
  readonly statement: Statement;
  readonly entry: PrincipalEntry;
  readonly account: string;
}

/**
 * The Allow statements of a policy that name an account, one for each account and statement.
 * Source: AWS KMS Developer Guide, key-policy-default.
 */
export function* delegations(policy: Policy): Generator<Delegation> {
  const unread = unreadStatements(policy);
  for (const { statement, element, entry } of principalEntries(policy)) {
    if (statement.effect !== 'Allow' || element.negated || unread.has(statement.index)) continue;
    const named = entry.type === 'AWS' ? readAwsPrincipal(entry.value) : undefined;
    if (named?.kind === 'account') yield { statement, entry, account: named.account };
  }
}

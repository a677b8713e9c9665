import type { Statement } from '../policy/policy.ts';
import { readAwsPrincipal, type PrincipalEntry } from '../policy/principal.ts';
import type { PolicyContext } from './rule.ts';
import { unreadStatements } from './unread-statements.ts';

/** An Allow for principals of accounts that are not among the configured ones. */
export interface ForeignTrust {
  readonly statement: Statement;
  readonly entries: readonly [PrincipalEntry, ...PrincipalEntry[]];
  /** The ids of their accounts, each once. */
  readonly accounts: readonly string[];
}

/** Finds them; none where the configuration names no accounts. */
export function* foreignTrusts({ policy, accounts }: PolicyContext): Generator<ForeignTrust> {
  const own = new Set(accounts);
  const unread = unreadStatements(policy);
  for (const statement of own.size > 0 ? policy.statements : []) {
    const { effect, principal, index } = statement;
    if (effect !== 'Allow' || !principal || principal.negated || unread.has(index)) continue;
    const named = principal.entries.map((entry) => ({ entry, account: accountOf(entry) }));
    const foreign = named.filter(({ account }) => account !== undefined && !own.has(account));
    const [first, ...others] = foreign.map(({ entry }) => entry);
    if (!first) continue;
    const ids = new Set(foreign.flatMap(({ account }) => account ?? []));
    yield { statement, entries: [first, ...others], accounts: [...ids] };
  }
}

function accountOf({ type, value }: PrincipalEntry): string | undefined {
  const named = readAwsPrincipal(value);
  return type === 'AWS' && 'account' in named ? named.account : undefined;
}

import type { Policy, Statement } from '../policy/policy.ts';
import { readAwsPrincipal, type PrincipalEntry } from '../policy/principal.ts';
import { principalEntries } from './principal-entries.ts';
import { reachOf, type Reach } from './reach.ts';
import { remembered } from '../policy/remembered.ts';
import { unreadStatements } from './unread-statements.ts';

/** A user or a role, and the statements of a policy that allow it something. */
export interface KeyHolder {
  /** Where it is named first. */
  readonly entry: PrincipalEntry;
  readonly statements: readonly [Statement, ...Statement[]];
}

/** An Allow that stands for an action. */
export interface Given {
  readonly statement: Statement;
  readonly reach: Reach;
}

/** The users and roles that the Allow statements of a policy name, in the order of the text. */
export const keyHolders = remembered((policy: Policy): readonly KeyHolder[] => {
  const unread = unreadStatements(policy);
  const holders = new Map<
    string,
    { entry: PrincipalEntry; statements: [Statement, ...Statement[]] }
  >();
  for (const { statement, element, entry } of principalEntries(policy)) {
    if (statement.effect !== 'Allow' || element.negated || unread.has(statement.index)) continue;
    if (entry.type !== 'AWS' || !KINDS.has(readAwsPrincipal(entry.value).kind)) continue;
    const holder = holders.get(entry.value);
    if (!holder) holders.set(entry.value, { entry, statements: [statement] });
    else if (holder.statements.at(-1) !== statement) holder.statements.push(statement);
  }
  return [...holders.values()];
});

const KINDS: ReadonlySet<string> = new Set(['user', 'role', 'role-session']);

/** The first of the statements that stands for one of the actions. */
export function givenIn(
  statements: readonly Statement[],
  ids: readonly string[],
): Given | undefined {
  for (const statement of statements) {
    for (const id of ids) {
      const reach = reachOf(statement, id);
      if (reach) return { statement, reach };
    }
  }
  return undefined;
}

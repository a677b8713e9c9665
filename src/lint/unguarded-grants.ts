import { asciiLower, equalsIgnoringCase } from '../policy/ascii-case.ts';
import type { Policy, Statement } from '../policy/policy.ts';
import { someShareResource } from './apart.ts';
import { grantsOf } from './open-grants.ts';
import { reachOf, type Reach } from './reach.ts';
import { isTakenBack } from './taken-back.ts';

/** An Allow of actions that names them, and that no condition of the policy guards. */
export interface UnguardedGrant {
  readonly statement: Statement;
  /** The entry for the first of the actions. */
  readonly reach: Reach;
  /** Their ids. */
  readonly actions: readonly [string, ...string[]];
}

/** The actions to look for, and the condition keys, in lower case, of which any is a guard. */
export interface GuardedActions {
  readonly actions: readonly string[];
  readonly guards: ReadonlySet<string>;
}

/** More Deny statements are not looked at: no policy needs as many. */
const MOST_DENIES = 64;

/**
 * Finds the Allow statements that name one of the actions without a guard: in the statement, or in a
 * Deny that reaches the action. An entry for the whole service names nothing.
 */
export function* unguardedGrants(
  policy: Policy,
  { actions, guards }: GuardedActions,
): Generator<UnguardedGrant> {
  const denies = policy.statements
    .filter((statement) => statement.effect === 'Deny' && testsAny(statement, guards))
    .slice(0, MOST_DENIES);
  const found = new Map<Statement, { reach: Reach; actions: [string, ...string[]] }>();
  for (const id of actions) {
    if (isTakenBack(policy, id)) continue;
    const guarding = denies.filter((deny) => reachOf(deny, id));
    for (const { statement, reach } of grantsOf(id, policy)) {
      if (!isNamed(reach) || testsAny(statement, guards)) continue;
      if (someShareResource(guarding, statement)) continue;
      const known = found.get(statement);
      if (known) known.actions.push(id);
      else found.set(statement, { reach, actions: [id] });
    }
  }
  for (const [statement, grant] of found) yield { statement, ...grant };
}

/** True for an entry that stands for less than all actions of its service. */
export function isNamed({ kind, node }: Reach): boolean {
  const service = node.value.split(':', 1)[0] ?? '';
  return kind === 'entry' && !equalsIgnoringCase(node.value, `${service}:*`);
}

function testsAny({ conditions }: Statement, keys: ReadonlySet<string>): boolean {
  return conditions.some(({ key }) => keys.has(asciiLower(key.value)));
}

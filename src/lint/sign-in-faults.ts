import { equalsIgnoringCase } from '../policy/ascii-case.ts';
import type { Policy, Statement } from '../policy/policy.ts';
import type { StringNode } from '../syntax/tree.ts';
import { replaceString } from '../syntax/edit.ts';
import type { Fix } from './finding.ts';
import { reachOf } from './reach.ts';
import { ASSUMING_ACTIONS, assumingAction, type AssumingAction } from './role-signers.ts';
import { unreadStatements } from './unread-statements.ts';

/** Ways into a role and principals of one statement that do not fit each other. */
export interface SignInFault {
  /** An action that none of the principals can use, or principals whose action is not there. */
  readonly kind: 'action' | 'principal';
  readonly node: StringNode;
  /** The ids of such actions, or the values of such principals. */
  readonly named: readonly string[];
  /** The actions that the principals use. */
  readonly right: readonly AssumingAction[];
  readonly fix: Fix | undefined;
}

/** Finds them in the Allow statements of a trust policy, one for each: the actions before the rest. */
export function* signInFaults(policy: Policy): Generator<SignInFault> {
  const unread = unreadStatements(policy);
  for (const statement of policy.statements) {
    const { effect, principal, action, index } = statement;
    if (effect !== 'Allow' || !principal || principal.negated || unread.has(index)) continue;
    if (!action || action.negated || principal.entries.length === 0) continue;
    const callers = principal.entries.map((entry) => ({ entry, uses: assumingAction(entry) }));
    const uses = new Set(callers.flatMap((caller) => caller.uses ?? []));
    if (callers.some((caller) => caller.uses === undefined)) continue;
    const allowed = ASSUMING_ACTIONS.filter((id) => reachOf(statement, id));
    const fault = actionFault(statement, uses);
    if (fault) yield fault;
    if (fault || allowed.length === 0) continue;
    const lost = callers.filter((caller) => caller.uses && !allowed.includes(caller.uses));
    const [first] = lost;
    if (!first) continue;
    const named = lost.map(({ entry }) => entry.value);
    const right = [...new Set(lost.flatMap((caller) => caller.uses ?? []))];
    yield { kind: 'principal', node: first.entry.node, named, right, fix: undefined };
  }
}

/** Entries that stand for exactly one way in, which no principal uses; wildcards mean no single one. */
function actionFault(
  { action }: Statement,
  uses: ReadonlySet<AssumingAction>,
): SignInFault | undefined {
  const spelled = (action?.patterns ?? []).flatMap((pattern) => {
    const id = ASSUMING_ACTIONS.find((name) => equalsIgnoringCase(name, pattern.text));
    return id ? [{ pattern, id }] : [];
  });
  const dead = spelled.filter(({ id }) => !uses.has(id));
  const [first] = dead;
  if (!first) return undefined;
  const right = [...uses];
  const [only] = right;
  const fix: Fix | undefined =
    only !== undefined && right.length === 1 && spelled.length === 1
      ? {
          grade: 'unsafe',
          title: `use \`${only}\``,
          edits: [replaceString(first.pattern.node, only)],
        }
      : undefined;
  return { kind: 'action', node: first.pattern.node, named: dead.map(({ id }) => id), right, fix };
}

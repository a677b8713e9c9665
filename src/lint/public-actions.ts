import type { Action } from '../catalog/action.ts';
import type { Statement } from '../policy/policy.ts';
import type { Span } from '../syntax/span.ts';
import type { Witness } from './finding.ts';
import { openToAll } from './open-to-all.ts';
import { ownersKeys } from './owners-keys.ts';
import { callByStranger } from './proofs.ts';
import type { PolicyContext } from './rule.ts';

/** What strangers may do with a bucket; each kind has a rule of its own. */
export type PublicKind = 'reads' | 'writes' | 'lists' | 'permissions';

/** Actions on a bucket or its objects that a statement of a bucket policy allows to everybody. */
export interface PublicActions {
  readonly statement: Statement;
  readonly actions: readonly [Action, ...Action[]];
  /** The entry that names the first of them, or the name of the Action element. */
  readonly at: Span;
  /** A call by a stranger, where one was found. */
  readonly witness?: Witness;
}

/**
 * Finds the statements that let strangers use an action of that kind, but for those of which the
 * solver proves that no call of a stranger gets past the rest of the policy.
 */
export function* publicActions(context: PolicyContext, kind: PublicKind): Generator<PublicActions> {
  for (const { statement } of openToAll(context.policy)) {
    if (ownersKeys(statement).length > 0) continue;
    const [action, ...others] = context.applied(statement, 's3').actions.filter(KINDS[kind]);
    if (!action) continue;
    const entry = context
      .fitting(statement)
      ?.find(({ actions }) => actions.some((one) => one === action));
    const at = entry?.pattern.node.at ?? statement.action?.key.at ?? statement.at;
    const actions = [action, ...others] as const;
    const { policy, catalog } = context;
    const call = callByStranger({ policy, catalog, statement, actions });
    if (call.kind === 'none') continue;
    yield { statement, actions, at, ...(call.kind === 'request' && { witness: call.witness }) };
  }
}

/**
 * True for an Allow to everybody of which a rule on buckets speaks: on what strangers may do with one,
 * or on the test of its owner.
 */
export function hasPublicRule(statement: Statement, context: PolicyContext): boolean {
  if (context.policy.type !== 'bucket') return false;
  if (ownersKeys(statement).length > 0) return true;
  return context
    .applied(statement, 's3')
    .actions.some((action) => Object.values(KINDS).some((isOfKind) => isOfKind(action)));
}

/** Actions that return what an object holds. */
const READS: ReadonlySet<string> = new Set([
  's3:GetObject',
  's3:GetObjectTorrent',
  's3:GetObjectVersion',
  's3:GetObjectVersionTorrent',
]);

const KINDS: Readonly<Record<PublicKind, (action: Action) => boolean>> = {
  reads: ({ id }) => READS.has(id),
  writes: (action) =>
    action.access.includes('Write') &&
    !KINDS.permissions(action) &&
    action.resourceTypes.some(({ type }) => type.name === 'object'),
  lists: ({ access }) => access.includes('List'),
  permissions: ({ access }) => access.includes('Permissions management'),
};

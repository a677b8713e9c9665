import { escalations, type Escalation } from '../catalog/escalations.ts';
import { grouped } from '../policy/grouped.ts';
import { variablesIn } from '../policy/variable.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { Statement } from '../policy/policy.ts';
import type { StringNode } from '../syntax/tree.ts';
import { openGrant, unlimited, type OpenGrant } from './open-grants.ts';
import { reachOf } from './reach.ts';
import type { PolicyContext } from './rule.ts';
import { isTakenBack } from './taken-back.ts';

/** Actions of one statement with which its principal gains further permissions. */
export interface EscalationGrant {
  readonly kind: Escalation['kind'];
  /** The entry for the first of them. */
  readonly node: StringNode;
  /** Their ids. */
  readonly actions: readonly string[];
}

/**
 * Finds them: what is allowed on every resource, and what changes the caller's own user. Who can give
 * himself any permission needs to be nobody else for it.
 */
export function* escalationGrants(context: PolicyContext): Generator<EscalationGrant> {
  const granting = new Set<Statement>();
  for (const { kind, actions } of escalations) {
    const grants = actions.flatMap(
      (id) =>
        openGrant(id, context) ?? (kind === 'grants' ? ownGrant(id, context) : undefined) ?? [],
    );
    for (const [statement, group] of grouped(grants, (grant) => grant.statement)) {
      if (kind === 'impersonates' && granting.has(statement)) continue;
      if (kind === 'grants') granting.add(statement);
      yield { kind, node: group[0].node, actions: group.map(({ action }) => action.id) };
    }
  }
}

/** The first Allow of the action on the user that calls. */
function ownGrant(id: string, { policy, catalog }: PolicyContext): OpenGrant | undefined {
  if (isTakenBack(policy, id)) return undefined;
  for (const statement of unlimited(policy)) {
    const reach = namesCaller(statement) ? reachOf(statement, id) : undefined;
    const action = reach?.kind === 'entry' ? catalog.action(id) : undefined;
    if (reach && action) return { statement, action, node: reach.node };
  }
  return undefined;
}

/** `arn:aws:iam::111111111111:user/${aws:username}`. */
function namesCaller({ resource }: Statement): boolean {
  if (resource?.negated !== false) return false;
  return resource.patterns.some(
    ({ text, arn }) =>
      arn?.service === 'iam' &&
      arn.resource.startsWith('user/') &&
      variablesIn(text).some(({ key }) => asciiLower(key) === 'aws:username'),
  );
}

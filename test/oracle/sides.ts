import type { Group } from './bearing.ts';
import type { ReportedKind } from './input.ts';
import type { Form, Match } from './match.ts';
import { anyMatch, matchesOf } from './match.ts';
import { isKey } from './kms.ts';
import type { Situation } from './situation.ts';
import { isRoleCall } from './situation.ts';
import type { Truth } from './truth.ts';
import { allOf, anyOf, choose } from './truth.ts';

/** What each side says to the request, Denies apart. */
export interface Sides {
  readonly identity: Truth;
  readonly boundary: Truth;
  readonly session: Truth;
  /** The Allows of the resource policy, each in its form. */
  readonly resource: readonly Match[];
  /** Whether some KMS grant allows the request. */
  readonly grant: Truth;
}

/** Asks every side. The root user needs no identity policy and has no boundary. */
export function sidesOf(groups: readonly Group[], grant: Truth, situation: Situation): Sides {
  const { caller, readings } = situation;
  const identity = caller.kind === 'root' || (allows(groups, 'identity', situation) ?? false);
  const boundary = allows(groups, 'boundary', situation) ?? true;
  // D3: without a session policy a federated user has nothing from the user's own policies.
  const session =
    allows(groups, 'session', situation) ??
    (caller.kind !== 'federated-user' || readings.other('D3'));
  const resource = groups
    .filter(({ kind }) => kind === 'resource')
    .flatMap(({ statements }) => statements)
    .flatMap((statement) => matchesOf(statement, 'Allow', situation));
  return { identity, boundary, session, resource, grant };
}

/** Whether the group of that kind allows; undefined when there is none. */
function allows(
  groups: readonly Group[],
  kind: ReportedKind,
  situation: Situation,
): Truth | undefined {
  const group = groups.find((one) => one.kind === kind);
  return group === undefined ? undefined : groupAllows(group, situation);
}

/** Whether some Allow of the group matches. */
export function groupAllows({ statements }: Group, situation: Situation): Truth {
  return anyOf(statements.map((statement) => anyMatch(matchesOf(statement, 'Allow', situation))));
}

/** Whether the sides together allow, by who calls whose resource. */
export function sidesAllow(sides: Sides, situation: Situation): Truth {
  if (!('account' in situation.caller)) return anyOf([anyMatch(sides.resource), sides.grant]);
  return choose(
    situation.isSameAccount,
    sameAccountAllows(sides, situation),
    crossAccountAllows(sides, situation),
  );
}

/** True where the identity side is nothing without the resource policy: KMS keys, role trust. */
export function needsResourcePolicy(situation: Situation): boolean {
  return isKey(situation.request.resource) || isRoleCall(situation);
}

/** IAM User Guide, reference_policies_evaluation-logic; KMS Developer Guide, key-policies. */
function sameAccountAllows(sides: Sides, situation: Situation): Truth {
  return anyOf([
    !needsResourcePolicy(situation) && wholeIdentitySide(sides),
    ...sides.resource.map(({ form, truth }) => allOf([truth, formAllows(form, sides, situation)])),
    allOf([sides.grant, grantAllows(situation, limits(sides))]),
  ]);
}

/** What must be true besides an Allow of the resource policy in this form. */
function formAllows(form: Form, sides: Sides, { readings }: Situation): Truth {
  switch (form) {
    case 'direct':
      return true;
    case 'session':
      // D1: not limited by the session policy; read the other way, limited.
      return sides.session === true || (readings.other('D1') ? sides.session : true);
    case 'limited':
      return limits(sides);
    case 'everyone':
      // D2: limited by the session policy; read the other way, by the boundary.
      if (sides.session === sides.boundary) return sides.session;
      return readings.other('D2') ? sides.boundary : sides.session;
    case 'account':
      // Delegation: what the account's own policies allow. Elsewhere they need no delegation.
      return wholeIdentitySide(sides);
  }
}

/** IAM User Guide, reference_policies_evaluation-logic-cross-account: both accounts must allow. */
function crossAccountAllows(sides: Sides, situation: Situation): Truth {
  const identitySide = wholeIdentitySide(sides);
  return anyOf([
    allOf([identitySide, anyMatch(sides.resource)]),
    allOf([sides.grant, grantAllows(situation, identitySide)]),
  ]);
}

/** D20: a grant stands for both sides' Allow; read the other way, the rest must allow too. */
function grantAllows({ readings }: Situation, rest: Truth): Truth {
  return rest === true || (readings.other('D20') ? rest : true);
}

function wholeIdentitySide(sides: Sides): Truth {
  return allOf([sides.identity, limits(sides)]);
}

function limits({ boundary, session }: Sides): Truth {
  return allOf([boundary, session]);
}

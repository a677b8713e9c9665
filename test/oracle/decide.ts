import type { Group } from './bearing.ts';
import { groupsOf, needsNoPermission } from './bearing.ts';
import { gatesOf } from './gates.ts';
import type { Gate } from './gates.ts';
import { grantAllows } from './grant.ts';
import type { Decision, Determining, Input, Output } from './input.ts';
import { anyMatch, matchesOf } from './match.ts';
import type { ReadingChoice, Readings } from './readings.ts';
import { flipped, POINTS, readingsOf } from './readings.ts';
import type { Point } from './readings.ts';
import type { Sides } from './sides.ts';
import { needsResourcePolicy, sidesAllow, sidesOf } from './sides.ts';
import type { Situation } from './situation.ts';
import { situationOf } from './situation.ts';
import type { Effect } from './statement.ts';
import type { Truth } from './truth.ts';
import { allOf, anyOf } from './truth.ts';

/**
 * Decides one authorization under a choice of readings (all defaults when left out). `assumptions`
 * names each doubtful point whose other reading, alone, changes the decision. A point that the
 * decision never asked for cannot change it, so only the others are tried.
 */
export function decide(input: Input, choice: ReadingChoice = {}): Output {
  const asked = new Set<Point>();
  const weighed = weigh(input, readingsOf(choice, asked));
  const { decision } = weighed;
  const assumptions = POINTS.filter(
    (point) => asked.has(point) && decisionUnder(input, flipped(choice, point)) !== decision,
  );
  return {
    ...(input.id === undefined ? {} : { id: input.id }),
    decision,
    determining: weighed.checks === undefined ? [] : determining(decision, weighed.checks),
    blockedBy: weighed.checks === undefined ? [] : blockers(decision, weighed.checks),
    assumptions,
  };
}

/** The decision alone: `decide` without its reasons and without the tries of other readings. */
export function decisionUnder(input: Input, choice: ReadingChoice = {}): Decision {
  return weigh(input, readingsOf(choice, new Set())).decision;
}

/** Everything that a decision comes from. */
interface Checks {
  readonly groups: readonly Group[];
  readonly grants: readonly Truth[];
  readonly gates: readonly Gate[];
  readonly sides: Sides;
  readonly situation: Situation;
}

interface Weighed {
  readonly decision: Decision;
  /** Undefined when nobody can tell who the principal is. */
  readonly checks: Checks | undefined;
}

function weigh(input: Input, readings: Readings): Weighed {
  const situation = situationOf(input, readings);
  if (situation === undefined) return { decision: 'unknown', checks: undefined };
  const groups = groupsOf(input.policies, situation);
  const grants = (input.policies.grants ?? []).map((grant) => grantAllows(grant, situation));
  const sides = sidesOf(groups, anyOf(grants), situation);
  const gates = gatesOf(groups, input.policies, situation);
  const denied = anyOf(groups.map((group) => groupDenies(group, situation)));
  const allowed = allOf([
    ...gates.map(({ passes }) => passes),
    needsNoPermission(situation) || sidesAllow(sides, situation),
  ]);
  const checks = { groups, grants, gates, sides, situation };
  return { decision: decisionOf(denied, allowed), checks };
}

/**
 * A Deny overrides. Where a Deny only may match, the request is surely refused if nothing allows
 * it; it is called an implicit denial then.
 */
function decisionOf(denied: Truth, allowed: Truth): Decision {
  if (denied === true) return 'explicit-deny';
  if (allowed === false) return 'implicit-deny';
  return denied === false && allowed === true ? 'allow' : 'unknown';
}

function groupDenies({ applies, statements }: Group, situation: Situation): Truth {
  const denials = statements.map((statement) => anyMatch(matchesOf(statement, 'Deny', situation)));
  return allOf([applies, anyOf(denials)]);
}

/** Every Deny that matches; or, for an allowed request, every Allow that does, RCPs apart. */
function determining(decision: Decision, checks: Checks): readonly Determining[] {
  const { groups, grants, situation } = checks;
  if (decision === 'explicit-deny') return matching('Deny', groups, situation);
  if (decision !== 'allow') return [];
  const granted = grants.flatMap((truth, index) => (truth === true ? [grantAt(index)] : []));
  const bearing = groups.filter(({ kind }) => kind !== 'rcp');
  return [...matching('Allow', bearing, situation), ...granted];
}

function grantAt(statement: number): Determining {
  return { kind: 'grant', policy: 'grant', statement, effect: 'Allow' };
}

function matching(
  effect: Effect,
  groups: readonly Group[],
  situation: Situation,
): readonly Determining[] {
  return groups
    .filter(({ applies }) => applies === true)
    .flatMap(({ kind, statements }) =>
      statements
        .filter((statement) => anyMatch(matchesOf(statement, effect, situation)) === true)
        .map(({ policy, index, sid }) => ({
          kind,
          policy,
          statement: index,
          ...(sid === undefined ? {} : { sid }),
          effect,
        })),
    );
}

/** The kinds of policy with a matching Deny; or the checks that do not pass. */
function blockers(decision: Decision, checks: Checks): readonly string[] {
  const { groups, gates, situation } = checks;
  if (decision === 'explicit-deny') {
    const denying = groups.filter((group) => groupDenies(group, situation) === true);
    return [...new Set(denying.map(({ kind }) => kind))];
  }
  if (decision !== 'implicit-deny') return [];
  const closed = gates.filter(({ passes }) => passes === false).map(({ name }) => name);
  return [...closed, ...silentSides(checks)];
}

/** The sides that do not allow although the request needs them to. */
function silentSides({ sides, situation }: Checks): readonly string[] {
  if (needsNoPermission(situation) || sidesAllow(sides, situation) !== false) return [];
  const isIam = 'account' in situation.caller;
  const isCrossAccount = situation.isSameAccount === false;
  const needsResource = !isIam || isCrossAccount || needsResourcePolicy(situation);
  const said = anyOf([anyMatch(sides.resource), sides.grant]);
  return [
    ...(needsResource && said === false ? ['resource'] : []),
    ...(isIam && sides.identity === false ? ['identity'] : []),
    ...(isIam && sides.boundary === false ? ['boundary'] : []),
    ...(isIam && sides.session === false ? ['session'] : []),
  ];
}

import { unknownCauses } from '../term/causes.ts';
import { evaluate } from '../term/evaluate.ts';
import { Readings } from '../term/readings.ts';
import type { StatementSource } from '../term/term.ts';
import type { Truth } from '../term/truth.ts';
import { World } from '../term/world.ts';
import { assumptions } from './assumptions.ts';
import type { Authorization } from './authorization.ts';
import type { Blocker, DecisionTerm } from './decision-term.ts';
import { questionOf, type AuthorizeOptions, type Decision } from './decision.ts';
import { nearMisses, type NearMiss } from './near-misses.ts';
import type { Request } from './request.ts';

/** Why a request was decided as it was. */
export interface Explanation {
  /** In words, the most telling first. */
  readonly reasons: readonly string[];
  /** What had to hold besides that no Deny matches, as far as there is a policy to say so. */
  readonly checks: readonly CheckResult[];
  /** Empty for an allowed request. */
  readonly nearMisses: readonly NearMiss[];
}

export interface CheckResult {
  readonly blocker: Blocker;
  readonly passes: Truth;
}

/** Explains a decision on the request. Costs more than the decision: ask for it when it is shown. */
export function explainDecision(
  authorization: Authorization,
  request: Request,
  decision: Decision,
  { readings = new Set() }: AuthorizeOptions = {},
): Explanation {
  const question = questionOf(authorization, request);
  if (!question) {
    const reason = `\`${request.principal}\` is no principal of a form that keyproof knows`;
    return { reasons: [reason], checks: [], nearMisses: [] };
  }
  const { term, ways } = question;
  const world = new World(ways, new Readings(readings));
  return {
    reasons: [
      ...reasonsFor(decision, term, world),
      ...decision.assumptions.map((id) => assumed(id, readings.has(id))),
    ],
    checks: checkResults(term, world),
    nearMisses: decision.decision === 'allow' ? [] : nearMisses(term, request, world),
  };
}

function checkResults({ gates, sides }: DecisionTerm, world: World): readonly CheckResult[] {
  return [...gates, ...sides()]
    .filter(({ passes }) => passes.kind !== 'true')
    .map(({ blocker, passes }) => ({ blocker, passes: evaluate(passes, world) }));
}

function reasonsFor(decision: Decision, term: DecisionTerm, world: World): readonly string[] {
  switch (decision.decision) {
    case 'allow':
      return decision.determining.map((source) => `${placeOf(source)} allows it`);
    case 'explicit-deny':
      return decision.determining.map((source) => `${placeOf(source)} denies it`);
    case 'implicit-deny':
      return decision.blockedBy.map((blocker) => BLOCKED[blocker]);
    case 'unknown':
      return [...new Set([term.denied, term.granted].flatMap((one) => unknownCauses(one, world)))];
  }
}

function placeOf({ kind, policy, statement, sid }: StatementSource): string {
  const name = sid === undefined ? '' : ` (\`${sid}\`)`;
  return kind === 'grant'
    ? `grant ${statement}`
    : `statement ${statement}${name} of the ${KINDS[kind]} \`${policy}\``;
}

const KINDS: Readonly<Record<Exclude<StatementSource['kind'], 'grant'>, string>> = {
  identity: 'identity policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  scp: 'service control policy',
  rcp: 'resource control policy',
  endpoint: 'VPC endpoint policy',
  resource: 'resource policy',
};

/** What to say of a request that was not denied but is not allowed either. */
const BLOCKED: Readonly<Record<Blocker, string>> = {
  identity: 'no identity policy allows it',
  boundary: 'no permissions boundary allows it',
  session: 'no session policy allows it',
  scp: 'the service control policies of some level do not allow it',
  rcp: 'no resource control policy allows it',
  endpoint: 'no VPC endpoint policy allows it',
  resource: 'no resource policy allows it',
  'public-access-block': 'S3 Block Public Access restricts the public bucket policy to its account',
  service: 'the service does not accept it from this caller, whatever the policies say',
};

function assumed(id: string, isOther: boolean): string {
  const point = assumptions.get(id);
  if (!point) return `assumed: ${id}`;
  return `assumed (${id}): ${point.question}? ${isOther ? point.other : point.usual}`;
}

import { assumptions } from '../authorize/assumptions.ts';
import { PolicyLibrary } from '../authorize/policy-library.ts';
import type { Estate } from '../estate/estate.ts';
import { chosenReadings, doubts, DoubtReadings } from './doubts.ts';
import type { OperationRequest } from './operation-request.ts';
import type { RequestFault } from './read-request.ts';
import { runOnce, type Outcome } from './run-once.ts';

/** What came of an operation, and what that rests on. */
export interface Simulation extends Outcome {
  readonly kindOf: 'simulation';
  /** Doubtful points whose other reading alone would change the outcome. */
  readonly assumptions: readonly string[];
}

export interface SimulateOptions {
  /** Ids of points of policies to read the other way, and `POINT=reading` of points of flows. */
  readonly readings?: ReadonlySet<string>;
  /** Compiled policies, shared between simulations in one estate. */
  readonly library?: PolicyLibrary;
}

/** More combinations of readings than this are not tried: the outcome is unknown then. */
const COMBINATIONS = 64;

/**
 * Runs an operation through an estate, as AWS would. Where sources differ on what AWS does, only
 * what holds under every reading is said. Never throws.
 */
export function simulate(
  estate: Estate,
  request: OperationRequest,
  { readings = new Set(), library = new PolicyLibrary() }: SimulateOptions = {},
): Simulation | RequestFault {
  const chosen = chosenReadings(readings);
  const run = (readAs: ReadonlyMap<string, string>): Ran | RequestFault => {
    const choice = new DoubtReadings(readAs);
    const outcome = runOnce(estate, request, { readings, library, doubts: choice });
    return 'message' in outcome ? outcome : { outcome, met: choice.met };
  };
  const first = run(chosen);
  if ('message' in first) return first;
  const tried = [...allReadings(first.met, chosen)].slice(0, COMBINATIONS).map(run);
  const outcomes = tried.flatMap((ran) => ('message' in ran ? [] : [ran.outcome]));
  const agreed = agreement(first.outcome, outcomes);
  const differing = [...first.met].filter((id) => changes(id, first, { chosen, run }));
  return {
    kindOf: 'simulation',
    ...agreed,
    assumptions: [...pointsOfPolicies(agreed), ...differing],
  };
}

interface Ran {
  readonly outcome: Outcome;
  readonly met: ReadonlySet<string>;
}

/** Every choice among the readings of the points that nobody has decided. */
function* allReadings(
  met: ReadonlySet<string>,
  chosen: ReadonlyMap<string, string>,
): Generator<ReadonlyMap<string, string>> {
  const open = [...met].filter((id) => !chosen.has(id) && doubts.get(id)?.usual === undefined);
  const [id, ...rest] = open;
  if (id === undefined) return yield chosen;
  for (const reading of doubts.get(id)?.readings ?? []) {
    yield* allReadings(new Set(rest), new Map([...chosen, [id, reading]]));
  }
}

/** What all outcomes say; of those that deny, the first tells why. */
function agreement(first: Outcome, outcomes: readonly Outcome[]): Outcome {
  const decisions = new Set(outcomes.map(({ decision }) => decision));
  if (decisions.size > 1) {
    const refused = outcomes.find(({ decision }) => decision !== 'allow') ?? first;
    return { ...refused, ...UNDECIDED, reasons: [SOURCES_DIFFER, ...refused.reasons] };
  }
  const places = new Set(outcomes.map(({ at, kind }) => `${at} ${kind}`));
  return places.size > 1 ? { ...first, kind: undefined } : first;
}

const UNDECIDED = {
  decision: 'unknown',
  kind: undefined,
  code: undefined,
  httpStatus: undefined,
} as const;

const SOURCES_DIFFER = 'it depends on a point on which sources differ';

interface Trial {
  readonly chosen: ReadonlyMap<string, string>;
  readonly run: (readAs: ReadonlyMap<string, string>) => Ran | RequestFault;
}

/** True when another reading of the point, alone, gives another decision. */
function changes(id: string, { outcome }: Ran, { chosen, run }: Trial): boolean {
  const { readings = [] } = doubts.get(id) ?? {};
  return readings.some((reading) => {
    const other = run(new Map([...chosen, [id, reading]]));
    return !('message' in other) && other.outcome.decision !== outcome.decision;
  });
}

/** In the order of the table. */
function pointsOfPolicies({ steps }: Outcome): readonly string[] {
  const met = new Set(steps.flatMap(({ decision }) => decision.assumptions));
  return [...assumptions.keys()].filter((id) => met.has(id));
}

import { assumptions } from '../authorize/assumptions.ts';
import { PolicyLibrary } from '../authorize/policy-library.ts';
import type { Estate } from '../estate/estate.ts';
import { chosenReadings, doubts, DoubtReadings, readingsToTry } from './doubts.ts';
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
  const tried = [...underAllReadings({ run, chosen }, new Map())];
  const met = new Set(tried.flatMap((ran) => [...ran.met]));
  const agreed = agreement(
    first.outcome,
    tried.map(({ outcome }) => outcome),
  );
  const differing = [...met].filter((id) => changes(id, first, { chosen, run }));
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

interface Trial {
  readonly chosen: ReadonlyMap<string, string>;
  readonly run: (readAs: ReadonlyMap<string, string>) => Ran | RequestFault;
}

/** Runs under every choice among the readings of the points that a run meets and nobody decided. */
function* underAllReadings(trial: Trial, choice: ReadonlyMap<string, string>): Generator<Ran> {
  const ran = trial.run(new Map([...trial.chosen, ...choice]));
  if ('message' in ran) return;
  const id = [...ran.met].find((one) => !choice.has(one));
  if (id === undefined) return yield ran;
  for (const reading of readingsToTry(id, trial.chosen)) {
    yield* underAllReadings(trial, new Map([...choice, [id, reading]]));
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

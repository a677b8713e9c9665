import { compile, type Authorization } from '../authorize/authorization.ts';
import { authorize, type Decision } from '../authorize/decision.ts';
import { explainDecision, type Explanation } from '../authorize/explanation.ts';
import type { PolicyLibrary } from '../authorize/policy-library.ts';
import type { Request } from '../authorize/request.ts';
import { once } from '../catalog/once.ts';
import type { Estate } from '../estate/estate.ts';
import type { DoubtReadings } from './doubts.ts';
import { stateRefusal } from './key-state.ts';
import type { OperationRequest } from './operation-request.ts';
import { planRequest, type RequestFault } from './read-request.ts';
import type { Refusal, Step } from './step.ts';
import { stepRequest } from './step-request.ts';

/** What came of one run of an operation's steps. */
export interface Outcome {
  readonly decision: 'allow' | 'deny' | 'unknown';
  /** Why it was refused; undefined where it was not, or where nobody can tell which came first. */
  readonly kind: 'explicit-deny' | 'implicit-deny' | 'key-state' | 'bad-request' | undefined;
  /** The action of the step that the operation stops at. */
  readonly at: string | undefined;
  readonly code: string | undefined;
  readonly httpStatus: number | undefined;
  /** The steps that were made, with their decisions; the last of them stopped it, if one did. */
  readonly steps: readonly DecidedStep[];
  readonly reasons: readonly string[];
  readonly notes: readonly string[];
}

/** A step with the decision on it. */
export interface DecidedStep {
  readonly step: Step;
  readonly request: Request;
  readonly decision: Decision;
  /** Made at the first call. */
  readonly explanation: () => Explanation;
}

export interface RunOptions {
  /** Doubtful points: ids of policies' ones to read the other way, and `POINT=reading` of flows. */
  readonly readings: ReadonlySet<string>;
  readonly library: PolicyLibrary;
}

/** Runs the steps under one reading of each point; `doubts` learns which points were asked for. */
export function runOnce(
  estate: Estate,
  request: OperationRequest,
  options: RunOptions & { readonly doubts: DoubtReadings },
): Outcome | RequestFault {
  const planned = planRequest(estate, request, options.doubts);
  if (planned.kind === 'fault') return planned;
  const { steps, refusal, unknown, notes } = planned.plan;
  const decided: DecidedStep[] = [];
  for (const step of steps) {
    const made = decide(step, options);
    decided.push(made);
    const refused = stop(made);
    if (refused) return { ...refused, steps: decided, notes };
  }
  const open = decided.filter(({ decision }) => decision.decision === 'unknown');
  if (refusal) return { ...ofRefusal(refusal, undefined), steps: decided, notes };
  const reasons = [
    ...open.flatMap(({ explanation }) => explanation().reasons),
    ...(unknown === undefined ? [] : [unknown]),
  ];
  if (reasons.length > 0 || open.length > 0) {
    const at = open[0]?.step.call;
    return { ...UNDECIDED, at, reasons, steps: decided, notes };
  }
  return { ...ALLOWED, steps: decided, notes };
}

const ALLOWED = {
  decision: 'allow',
  kind: undefined,
  at: undefined,
  code: undefined,
  httpStatus: 200,
  reasons: [],
} as const;

const UNDECIDED = { ...ALLOWED, decision: 'unknown', httpStatus: undefined } as const;

type Stop = Omit<Outcome, 'steps' | 'notes'>;

/** What a step ends the operation with; undefined when it goes on. */
function stop({ step, decision, explanation }: DecidedStep): Stop | undefined {
  const { kms, call } = step;
  const refusal = kms && stateRefusal(kms.key, { call, isForwarded: kms.isForwarded });
  const verdict = decision.decision;
  if (verdict === 'explicit-deny' || verdict === 'implicit-deny') {
    const denied = { decision: 'deny', at: call, ...ACCESS_DENIED } as const;
    // Which of the two errors AWS reports first is not documented.
    if (refusal) return { ...denied, ...EITHER, reasons: [refusal.reason] };
    return { ...denied, kind: verdict, reasons: explanation().reasons };
  }
  if (!refusal) return undefined;
  return verdict === 'allow'
    ? ofRefusal(refusal, call)
    : { ...ofRefusal(refusal, call), ...EITHER };
}

const ACCESS_DENIED = { code: 'AccessDenied', httpStatus: 403 } as const;
const EITHER = { kind: undefined, code: undefined, httpStatus: undefined } as const;

function ofRefusal({ kind, code, httpStatus, reason }: Refusal, at: string | undefined): Stop {
  return { decision: 'deny', kind, at, code, httpStatus, reasons: [reason] };
}

function decide(step: Step, { readings, library }: RunOptions): DecidedStep {
  const authorization: Authorization = compile(step.policies, library);
  const request = stepRequest(step);
  const decision = authorize(authorization, request, { readings });
  const explanation = once(() => explainDecision(authorization, request, decision, { readings }));
  return { step, request, decision, explanation };
}

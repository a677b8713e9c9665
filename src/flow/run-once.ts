import { compile, type Authorization } from '../authorize/authorization.ts';
import { authorize, type Decision } from '../authorize/decision.ts';
import { explainDecision, type Explanation } from '../authorize/explanation.ts';
import type { PolicyLibrary } from '../authorize/policy-library.ts';
import type { Request } from '../authorize/request.ts';
import { once } from '../catalog/once.ts';
import type { Estate } from '../estate/estate.ts';
import type { DoubtReadings } from './doubts.ts';
import { stateRefusal } from './key-state.ts';
import { usageRefusal } from './key-usage.ts';
import type { OperationRequest } from './operation-request.ts';
import { planRequest, type RequestFault } from './read-request.ts';
import type { KmsCall, Plan, Refusal, Step } from './step.ts';
import { stepRequest } from './step-request.ts';

/** What came of one run of an operation's steps. */
export interface Outcome {
  readonly decision: 'allow' | 'deny' | 'unknown';
  /** Why it was refused; undefined where it was not, or where nobody can tell which came first. */
  readonly kind: 'explicit-deny' | 'implicit-deny' | 'key-state' | 'bad-request' | undefined;
  /** The action of the first step that is sure to stop the operation, or that nobody can decide. */
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
  const planned = planRequest(estate, request, options);
  if (planned.kind === 'fault') return planned;
  const { steps, notes } = planned.plan;
  const decided: DecidedStep[] = [];
  for (const step of steps) {
    const made = decide(step, estate, options);
    decided.push(made);
    const stopped = stop(made);
    if (stopped) return { ...afterOpen(stopped, decided.slice(0, -1)), steps: decided, notes };
  }
  return { ...endOf(planned.plan, decided), steps: decided, notes };
}

type End = Omit<Outcome, 'steps' | 'notes'>;

/** What an operation comes to whose steps did not stop it. */
function endOf({ refusal, refusedAt, unknown }: Plan, decided: readonly DecidedStep[]): End {
  if (refusal) return afterOpen(ofRefusal(refusal, refusedAt), decided);
  const open = decided.filter(isOpen);
  if (open.length === 0 && unknown === undefined) return ALLOWED;
  const reasons = open.flatMap(({ explanation }) => explanation().reasons);
  const at = open[0]?.step.call;
  return { ...UNDECIDED, at, reasons: unknown === undefined ? reasons : [...reasons, unknown] };
}

/** Where an earlier step may have refused it too, nobody can tell which error the caller gets. */
function afterOpen(end: End, earlier: readonly DecidedStep[]): End {
  if (!earlier.some(isOpen)) return end;
  const isSame = end.code === DENIED.code && end.httpStatus === DENIED.httpStatus;
  return { ...end, kind: undefined, ...(isSame ? {} : EITHER) };
}

function isOpen({ decision }: DecidedStep): boolean {
  return decision.decision === 'unknown';
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

/** What a step ends the operation with; undefined when it goes on. */
function stop({ step, decision, explanation }: DecidedStep): End | undefined {
  const { kms, call } = step;
  const refusal = kms && keyRefusal(kms, call);
  const verdict = decision.decision;
  if (verdict === 'explicit-deny' || verdict === 'implicit-deny') {
    const code = call.startsWith('kms:') && !kms?.isForwarded ? DENIED_BY_KMS : DENIED;
    const denied = { decision: 'deny', kind: verdict, at: call, ...code } as const;
    // Which of the two errors AWS reports first is not documented.
    if (refusal) return { ...denied, kind: undefined, ...EITHER, reasons: [refusal.reason] };
    return { ...denied, reasons: explanation().reasons };
  }
  if (!refusal) return undefined;
  const refused = ofRefusal(refusal, call);
  return verdict === 'allow' ? refused : { ...refused, kind: undefined, ...EITHER };
}

/** The refusal of a call that its key is not for, or not in the state for. */
function keyRefusal({ key, isForwarded }: KmsCall, call: string): Refusal | undefined {
  return usageRefusal(key, call) ?? stateRefusal(key, { call, isForwarded });
}

const DENIED = { code: 'AccessDenied', httpStatus: 403 } as const;
/** To its direct callers. Source: AWS KMS API Reference, CommonErrors. */
const DENIED_BY_KMS = { code: 'AccessDeniedException', httpStatus: 400 } as const;
const EITHER = { code: undefined, httpStatus: undefined } as const;

function ofRefusal({ kind, code, httpStatus, reason }: Refusal, at: string | undefined): End {
  return { decision: 'deny', kind, at, code, httpStatus, reasons: [reason] };
}

function decide(step: Step, estate: Estate, { readings, library }: RunOptions): DecidedStep {
  const authorization: Authorization = compile(step.policies, library);
  const request = stepRequest(step, estate.organization?.managementAccount);
  const decision = authorize(authorization, request, { readings });
  const explanation = once(() => explainDecision(authorization, request, decision, { readings }));
  return { step, request, decision, explanation };
}

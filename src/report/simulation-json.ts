import type { DecidedStep } from '../flow/run-once.ts';
import type { Simulation } from '../flow/simulate.ts';
import type { CloudTrailRecord } from '../flow/events.ts';

/** The contract of `keyproof simulate --format json`. */
export function simulationJson(
  simulation: Simulation,
  events: readonly CloudTrailRecord[],
): object {
  const { decision, httpStatus, code, kind, at, steps, assumptions, reasons, notes } = simulation;
  return {
    decision,
    httpStatus,
    code,
    kind,
    at,
    steps: steps.map(stepJson),
    assumptions,
    reasons,
    notes,
    events,
  };
}

/** One step of a simulation. */
export function stepJson({ request, decision }: DecidedStep): object {
  return {
    call: request.action,
    principal: request.principal,
    resource: request.resource,
    context: Object.fromEntries(request.context),
    unknown: [...request.unknown, ...(request.open ?? []).map((start) => `${start}*`)],
    decision: decision.decision,
    determining: decision.determining,
    blockedBy: decision.blockedBy,
  };
}

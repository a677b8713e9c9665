import type { Decision } from '../authorize/decision.ts';

/** The contract of `keyproof evaluate --format json`, one object for each input. */
export function decisionJson({
  id,
  decision,
}: {
  readonly id: string | undefined;
  readonly decision: Decision;
}): object {
  const { determining, blockedBy, assumptions } = decision;
  return { id, decision: decision.decision, determining, blockedBy, assumptions };
}

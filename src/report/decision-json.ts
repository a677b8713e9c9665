import type { Decided } from './decision-text.ts';

/** The contract of `keyproof evaluate --format json`, one object for each input. */
export function decisionJson({ id, decision, explanation }: Decided): object {
  const { determining, blockedBy, assumptions } = decision;
  const { reasons } = explanation();
  return { id, decision: decision.decision, determining, blockedBy, assumptions, reasons };
}

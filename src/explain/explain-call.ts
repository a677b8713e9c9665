import { predictedMessage } from '../flow/predicted-message.ts';
import { agreementOf, type Agreement } from './agreement.ts';
import { findCause, type Cause } from './cause/find-cause.ts';
import type { Adviser } from './change/adviser.ts';
import type { Advice } from './change/advice.ts';
import { findingsOf, type Findings } from './findings.ts';
import type { Scene } from './judgement.ts';
import { provenBy } from './proven-by.ts';
import type { RefusedCall } from './refused-call.ts';

/** A refused call with why it was refused and what would allow it. */
export interface Explained {
  readonly findings: Findings;
  readonly cause: Cause;
  readonly agreement: Agreement;
  /** What the message alone proves, as a clause; undefined where there is no message. */
  readonly proves: string | undefined;
  /** What AWS says of the step that refused the call, by the model. */
  readonly predicted: string | undefined;
  readonly advice: Advice;
}

/** What calls are explained with. */
export interface Explaining {
  /** Undefined without an estate. */
  readonly scene: Scene | undefined;
  readonly adviser: Adviser;
}

/** Explains a refused call; without an estate it says what the message proves. Never throws. */
export function explainCall(refused: RefusedCall, { scene, adviser }: Explaining): Explained {
  const findings = findingsOf(refused, scene);
  const { stopped, judgement, message } = findings;
  const isDeny = judgement?.kind === 'explicit-deny' || judgement?.kind === 'implicit-deny';
  const cause = findCause(findings);
  return {
    findings,
    cause,
    agreement: agreementOf(findings),
    proves: message && provenBy(message),
    predicted: stopped && isDeny ? predictedMessage(stopped) : undefined,
    advice: adviser.advise(findings, cause),
  };
}

import type { PolicySet } from '../authorize/policy-set.ts';
import type { Findings } from './findings.ts';
import type { Judgement } from './judgement.ts';
import type { BlamedPolicy } from './policy-words.ts';
import { wordsOfPolicy } from './policy-words.ts';
import { refutes } from './refutes.ts';
import { asciiLower } from '../policy/ascii-case.ts';

/** Whether AWS's own words fit what the policies of the estate make of the call. */
export interface Agreement {
  /** `says-more`: the model leaves open what AWS's words settle. */
  readonly kind: 'agrees' | 'contradicts' | 'says-more' | 'not-compared';
  /** A clause on what does not fit, and which input is missing then. */
  readonly says: string | undefined;
}

/** Compares message and model. A message never confirms a whole evaluation. */
export function agreementOf(findings: Findings): Agreement {
  const { message, judgement, stopped, refused } = findings;
  if (judgement && !refused.isRefused) return withPassed(judgement.decision);
  if (!message || !judgement) return { kind: 'not-compared', says: undefined };
  if (judgement.decision === 'unknown') return { kind: 'says-more', says: missingInput(findings) };
  const elsewhere = otherAction(findings);
  if (elsewhere !== undefined) return contradiction(elsewhere, findings);
  if (judgement.decision === 'deny' && !stopped) return { kind: 'agrees', says: undefined };
  const decided = stopped?.decision ?? { decision: 'allow', blockedBy: [] };
  const wrong = refutes(message, decided);
  if (wrong !== undefined) return contradiction(wrong, findings);
  // A bare text says nothing that could agree with a model that allows the call.
  return judgement.decision === 'allow'
    ? contradiction('AWS refused the request, the policies here allow it', findings)
    : { kind: 'agrees', says: undefined };
}

/** AWS let the call through. */
function withPassed(decision: Judgement['decision']): Agreement {
  if (decision === 'unknown') return { kind: 'not-compared', says: undefined };
  return decision === 'allow'
    ? { kind: 'agrees', says: undefined }
    : { kind: 'contradicts', says: 'AWS let the call through, the policies here refuse it' };
}

/** The message names another action than the one at which the model stops. */
function otherAction({ message, stopped }: Findings): string | undefined {
  const action = message?.action;
  if (!stopped || action === undefined) return undefined;
  const { call } = stopped.step;
  return asciiLower(action) === asciiLower(call)
    ? undefined
    : `AWS refused ${action}, the model already stops at ${call}`;
}

function contradiction(says: string, findings: Findings): Agreement {
  const missing = missingInput(findings);
  return { kind: 'contradicts', says: missing === undefined ? says : `${says}: ${missing}` };
}

/** What the message names and the estate does not have. */
function missingInput({ message, judgement, estate, accounts }: Findings): string | undefined {
  const type = message?.policyType;
  if (type === undefined || !estate) return undefined;
  const has = judgement?.steps.some(({ step }) => HAS[type]?.(step.policies) === true);
  if (has !== false) return undefined;
  const { article, words } = wordsOfPolicy(type);
  const account = accounts.caller === undefined ? '' : ` for account ${accounts.caller}`;
  return `the message names ${article} ${words}; the estate gives none${type === 'scp' ? account : ''}`;
}

type Has = (policies: PolicySet) => boolean;

const HAS: Readonly<Partial<Record<BlamedPolicy, Has>>> = {
  identity: ({ identity = [] }) => identity.length > 0,
  resource: ({ resource }) => resource !== undefined,
  boundary: ({ boundary = [] }) => boundary.length > 0,
  session: ({ session = [] }) => session.length > 0,
  scp: ({ scps = [] }) => scps.flat().length > 0,
  rcp: ({ rcps = [] }) => rcps.flat().length > 0,
  endpoint: ({ endpoint = [] }) => endpoint.length > 0,
};

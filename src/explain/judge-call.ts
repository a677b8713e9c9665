import { compile } from '../authorize/authorization.ts';
import { authorize } from '../authorize/decision.ts';
import { explainDecision } from '../authorize/explanation.ts';
import type { Request } from '../authorize/request.ts';
import { once } from '../catalog/once.ts';
import { findCaller } from '../estate/find-caller.ts';
import { findResource } from '../estate/find-resource.ts';
import { policySetFor } from '../estate/policy-set-for.ts';
import { stateRefusal } from '../flow/key-state.ts';
import type { DecidedStep } from '../flow/run-once.ts';
import type { KmsCall, Step } from '../flow/step.ts';
import { untoldSession } from '../flow/untold-session.ts';
import { text, type Value } from '../flow/value.ts';
import { encryptionContextName } from '../term/encryption-context.ts';
import { knownRequest, type Parties } from './estate-knowledge.ts';
import type { Judgement, Scene } from './judgement.ts';
import type { Subject } from './subject.ts';

type CallSubject = Exclude<Subject, { readonly kind: 'operation' }>;

/** Judges one authorization by itself; undefined while its principal or resource is not known. */
export function judgeCall(subject: CallSubject, scene: Scene): Judgement | undefined {
  const made = stepOf(subject, scene);
  if (!made) return undefined;
  const { step, request } = made;
  const { library, readings } = scene;
  const authorization = compile(step.policies, library);
  const decision = authorize(authorization, request, { readings });
  const explanation = once(() => explainDecision(authorization, request, decision, { readings }));
  return judgementOf({ step, request, decision, explanation });
}

function judgementOf(decided: DecidedStep): Judgement {
  const { step, decision, explanation } = decided;
  const base = { steps: [decided], notes: [], assumptions: decision.assumptions };
  const refusal =
    step.kms && stateRefusal(step.kms.key, { call: step.call, isForwarded: step.kms.isForwarded });
  switch (decision.decision) {
    case 'allow':
      if (!refusal) return { ...base, ...ALLOWED };
      return { ...base, ...refusal, decision: 'deny', at: step.call, reasons: [refusal.reason] };
    case 'unknown':
      return { ...base, ...UNDECIDED, at: step.call, reasons: explanation().reasons };
    default:
      return {
        ...base,
        ...DENIED,
        kind: decision.decision,
        at: step.call,
        reasons: explanation().reasons,
      };
  }
}

const NOWHERE = { kind: undefined, at: undefined, code: undefined } as const;
const ALLOWED = { ...NOWHERE, decision: 'allow', httpStatus: 200, reasons: [] } as const;
const UNDECIDED = { ...NOWHERE, decision: 'unknown', httpStatus: undefined } as const;
const DENIED = { decision: 'deny', code: 'AccessDenied', httpStatus: 403 } as const;

interface Made {
  readonly step: Step;
  readonly request: Request;
}

function stepOf(subject: CallSubject, { estate, library }: Scene): Made | undefined {
  const { principal, resource, action } = subject.request;
  if (principal === undefined || resource === undefined) return undefined;
  const caller = findCaller(estate, principal, action);
  if (!caller) return undefined;
  const parties: Parties = {
    caller,
    resource: findResource(estate, resource),
    untold: untoldSession(caller, library),
  };
  const request =
    subject.kind === 'request' ? subject.request : knownRequest(subject.request, estate, parties);
  if (!request) return undefined;
  const endpoint = request.context.get('aws:SourceVpce');
  const policies = policySetFor(estate, {
    ...parties,
    endpoint: typeof endpoint === 'string' ? endpoint : undefined,
  });
  const isForwarded = subject.kind === 'call' && subject.isForwarded;
  const step: Step = {
    call: action,
    principal,
    resource: { kind: 'value', text: resource },
    resourceAccount: request.resourceAccount,
    keys: new Map([...request.context].map(([key, value]) => [key, valueOf(value)])),
    open: request.open ?? [],
    policies,
    kms: kmsCall(request, parties, isForwarded),
  };
  return { step, request };
}

function valueOf(value: string | readonly string[]): Value {
  return typeof value === 'string' ? text(value) : { kind: 'list', texts: value };
}

/** A ciphertext names the key of a decryption. */
function kmsCall(
  request: Request,
  { resource }: Parties,
  isForwarded: boolean,
): KmsCall | undefined {
  if (resource.kind !== 'key') return undefined;
  const pairs = [...request.context].flatMap(([key, value]) => {
    const name = encryptionContextName(key);
    return name === undefined ? [] : [[name, valueOf(value)] as const];
  });
  return {
    key: resource.key,
    encryptionContext: {
      pairs: new Map(pairs),
      isOpen: request.open?.includes('kms:encryptioncontext:') === true,
    },
    isForwarded,
    isBucketKey: false,
    keyId: request.action === 'kms:Decrypt' ? undefined : resource.key.arn,
  };
}

import { compile } from '../authorize/authorization.ts';
import type { DecisionTerm } from '../authorize/decision-term.ts';
import { derivedKey, type Origin } from '../authorize/derived-keys.ts';
import type { PolicyLibrary } from '../authorize/policy-library.ts';
import type { PolicySet } from '../authorize/policy-set.ts';
import { serviceOf } from '../authorize/request-facts.ts';
import { situationOf } from '../authorize/situation.ts';
import { once } from '../catalog/once.ts';
import type { Step } from '../flow/step.ts';
import { free } from '../flow/value.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { Part, SymbolicContext, SymbolicKey, SymbolicRequest } from '../solve/question.ts';
import { ArnText } from '../term/arn-text.ts';
import { readCaller, type Caller } from '../term/caller.ts';
import { ABSENT, UNKNOWN } from '../term/key-state.ts';
import { requestKey } from './request-keys.ts';
import { sliced } from './slice.ts';

/** What all steps of a question share. */
export interface PartScene {
  readonly library: PolicyLibrary;
  readonly managementAccount: string | undefined;
}

/**
 * A step as a part of a question: its decision, over a request of which some things are open. The
 * term is made when it is first asked for: what an earlier step refuses is not asked of later ones.
 */
export function stepPart(step: Step, scene: PartScene): Part | undefined {
  const request = requestOf(step);
  if (!request) return undefined;
  const term = once(() => decisionOf(step, request, scene).allowed());
  return {
    request,
    get term() {
      return term();
    },
  };
}

/** What decides a step, and the request that it decides. */
export interface OpenStep {
  readonly decision: DecisionTerm;
  readonly request: SymbolicRequest;
}

/** A step with all that a requester chooses left open; undefined for a principal of no known form. */
export function openStep(step: Step, scene: PartScene): OpenStep | undefined {
  const request = requestOf(step);
  return request && { decision: decisionOf(step, request, scene), request };
}

function requestOf(step: Step): SymbolicRequest | undefined {
  const caller = readCaller(step.principal, step.call);
  if (!caller) return undefined;
  const keys = once(() => keysOf(step, caller));
  return {
    caller,
    action: { kind: 'value', text: asciiLower(step.call) },
    resource: step.resource,
    key: (name) => keys()(name),
    ...(step.kms && { encryptionContext: contextOf(step.kms) }),
  };
}

function decisionOf(
  step: Step,
  { caller, key }: SymbolicRequest,
  { library, managementAccount }: PartScene,
): DecisionTerm {
  const action = asciiLower(step.call);
  const arn = step.resource.kind === 'value' ? step.resource.text : `arn:aws:s3:::${ANY}`;
  const resource = new ArnText(arn);
  const owner = step.resourceAccount;
  // Of others than sessions the caller itself tells the ARN.
  const principal = caller.kind === 'session' ? key('aws:principalarn') : UNKNOWN;
  const situation = situationOf(
    { caller, action, service: serviceOf(action), resource, owner },
    managementAccount,
    principal.kind === 'value' ? principal.text : undefined,
  );
  return compile(policiesIn(step, library), library).decisionTerm(situation);
}

/** The policies that bear on a step, without those statements of the caller's own that cannot matter. */
function policiesIn(step: Step, library: PolicyLibrary): PolicySet {
  const { identity, boundary } = step.policies;
  const at = { step, library };
  return {
    ...step.policies,
    ...(identity && { identity: sliced(identity, 'identity', at) }),
    ...(boundary && { boundary: sliced(boundary, 'boundary', at) }),
  };
}

/** An object of which only the bucket is known is a resource of the kind `other` like any. */
const ANY = 'bucket/key';

function contextOf({ encryptionContext }: NonNullable<Step['kms']>): SymbolicContext {
  const { pairs, isOpen } = encryptionContext;
  return { pairs, rest: isOpen ? free('the name of a further pair') : 'closed' };
}

function keysOf(step: Step, caller: Caller): KeyOf {
  const { keys, open, call, resourceAccount } = step;
  const known = new Map([...keys].map(([name, value]) => [asciiLower(name), value]));
  const origin: Origin = {
    caller,
    service: serviceOf(asciiLower(call)),
    owner: resourceAccount === undefined ? UNKNOWN : { kind: 'value', text: resourceAccount },
  };
  const find = (name: string): SymbolicKey => {
    const value = known.get(name);
    if (value && value.kind !== 'absent') return value;
    const chosen = requestKey(name, step) ?? value;
    if (chosen) return chosen;
    const isOpen = open.some((start) => name.startsWith(start));
    return isOpen ? { ...free(name), mayBeAbsent: true } : (derivedKey(name, origin) ?? ABSENT);
  };
  const found = new Map<string, SymbolicKey>();
  return (name) => {
    const value = found.get(name) ?? find(name);
    found.set(name, value);
    return value;
  };
}

type KeyOf = (name: string) => SymbolicKey;

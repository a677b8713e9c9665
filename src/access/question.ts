import type { PolicyLibrary } from '../authorize/policy-library.ts';
import type { Estate } from '../estate/estate.ts';
import { findCaller, type FoundCaller } from '../estate/find-caller.ts';
import type { Call, S3Target } from '../flow/call.ts';
import type { DoubtReadings } from '../flow/doubts.ts';
import type { Operation } from '../flow/operation.ts';
import { operationOf } from '../flow/operations.ts';
import { planElsewhere, planKms, planS3 } from '../flow/plan.ts';
import { sessionKeys, type SessionKeys } from '../flow/session-keys.ts';
import type { Plan, Step } from '../flow/step.ts';
import { free, text, type Keys, type OpenPairs, type Value } from '../flow/value.ts';
import type { Part } from '../solve/question.ts';
import { ANYTHING_ALLOWED } from './allow-all.ts';
import type { Way } from './capability.ts';
import { freeKeys } from './free-keys.ts';
import { stepPart } from './step-part.ts';
import { principalText, type Subject } from './subject.ts';

/** What is asked of: an object of which some things are open, or a key. */
export type Asked =
  | { readonly kind: 'object'; readonly target: S3Target }
  | { readonly kind: 'key'; readonly arn: string }
  /** Something of another service, such as a role. */
  | { readonly kind: 'elsewhere'; readonly arn: string };

/** What every question about an estate shares. */
export interface AccessScene {
  readonly estate: Estate;
  readonly library: PolicyLibrary;
  readonly doubts: DoubtReadings;
  /** What the sessions asked about leave open; all that they can have where it is left out. */
  readonly sessions?: ((found: FoundCaller) => SessionKeys) | undefined;
}

/** One way of one subject, ready to be solved. */
export interface WayQuestion {
  readonly parts: readonly Part[];
  readonly steps: readonly Step[];
  /** Why the way ends after its steps, whatever they say; undefined when it does not. */
  readonly refusal: string | undefined;
  /** Why nobody can tell how it goes on. */
  readonly unknown: string | undefined;
}

/** The steps of a way with all that a requester chooses left open; undefined for no such operation. */
export function wayQuestion(
  subject: Subject,
  way: Way,
  asked: Asked,
  scene: AccessScene,
): WayQuestion | undefined {
  const plan = planOf(subject, way, asked, scene);
  if (!plan) return undefined;
  const { library, estate } = scene;
  const managementAccount = estate.organization?.managementAccount;
  const parts = plan.steps
    .map((step) => stepPart(step, { library, managementAccount }))
    .filter((part) => part !== undefined);
  const lacking = way.isBare === true && plan.refusal?.kind === 'bad-request';
  const refusal = lacking ? undefined : plan.refusal?.reason;
  const isUnchecked = parts.length === 0 && refusal === undefined;
  const unknown = plan.unknown ?? (isUnchecked ? UNCHECKED : undefined);
  return {
    parts,
    steps: plan.steps,
    refusal,
    unknown: lacking ? `the request has to say more: ${plan.refusal?.reason}` : unknown,
  };
}

/** What nothing is checked of is not allowed to everybody. */
const UNCHECKED = 'it is not known what AWS checks';

function planOf(
  subject: Subject,
  { operation: name, parameters, keys }: Way,
  asked: Asked,
  { estate, doubts, library, sessions }: AccessScene,
): Plan | undefined {
  const operation = asked.kind === 'elsewhere' ? actionOn(name) : operationOf(name);
  const principal = principalText(subject);
  const caller = findCaller(estate, principal, name);
  if (!operation || !caller) return undefined;
  const session = sessions ? sessions(caller) : sessionKeys(caller, library);
  const given: Keys = new Map([
    ...freeKeys(caller.caller),
    ...assumedKeys(subject),
    ...session.keys,
    ...(keys ?? []),
  ]);
  const isStranger = subject.kind === 'outside' && 'account' in caller.caller;
  const call: Call = {
    estate,
    operation,
    principal,
    caller,
    parameters,
    given,
    doubts,
    brought: ANY_PAIRS,
    open: asked.kind === 'elsewhere' ? [...session.open, ...OPEN_ELSEWHERE] : session.open,
    ...(isStranger && { assumed: { identity: [ANYTHING_ALLOWED] } }),
  };
  switch (asked.kind) {
    case 'key':
      return planKms(call, asked.arn);
    case 'object':
      return planS3({ ...call, target: asked.target, source: undefined });
    case 'elsewhere':
      return planElsewhere({ ...call, parameters: new Map([[RESOURCE, asked.arn]]) }, asked.arn);
  }
}

/** The operation that is authorized as one action on the resource that is asked of. */
function actionOn(action: string): Operation {
  return { name: action, checks: [{ kind: 'named', action, parameter: RESOURCE }] };
}

const RESOURCE = 'resource';

/**
 * Beginnings of keys that requesters choose in requests of IAM and AWS STS.
 * Source: IAM User Guide, reference_policies_iam-condition-keys.
 */
const OPEN_ELSEWHERE: readonly string[] = [
  'sts:',
  'iam:policyarn',
  'iam:permissionsboundary',
  'aws:requesttag/',
  'aws:tagkeys',
];

const ANY_PAIRS: OpenPairs = { pairs: new Map(), isOpen: true };

/** What is known of everybody in a class of strangers, and what may be anything. */
function assumedKeys(subject: Subject): readonly (readonly [string, Value])[] {
  if (subject.kind === 'principal') return [];
  const { representative, organization } = subject;
  const account = /::([0-9]{12}):role\/any$/.exec(representative)?.[1];
  if (account === undefined) return [];
  const arns = `arn:aws:iam::${account}:`;
  return [
    [
      'aws:PrincipalArn',
      {
        ...free('aws:PrincipalArn'),
        domain: { kind: 'patterns', patterns: [{ kind: 'prefix', text: arns }] },
        candidates: [representative],
      },
    ],
    organization === undefined
      ? ['aws:PrincipalOrgID', { ...free('aws:PrincipalOrgID'), mayBeAbsent: true }]
      : ['aws:PrincipalOrgID', text(organization)],
    [
      'aws:PrincipalOrgPaths',
      { ...free('aws:PrincipalOrgPaths'), mayBeAbsent: true, isMultivalued: true },
    ],
  ];
}

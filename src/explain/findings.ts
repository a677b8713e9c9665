import type { Blocker } from '../authorize/decision-term.ts';
import type { NearMiss } from '../authorize/near-misses.ts';
import type { Estate } from '../estate/estate.ts';
import { findResource, type FoundResource } from '../estate/find-resource.ts';
import type { DecidedStep } from '../flow/run-once.ts';
import { readCaller } from '../term/caller.ts';
import type { DenialMessage } from './denial-message.ts';
import { isDenial, judge } from './judge.ts';
import type { Judgement, Scene } from './judgement.ts';
import { matchedDenies, type MatchedDeny } from './matched-denies.ts';
import type { RefusedCall } from './refused-call.ts';
import type { Subject } from './subject.ts';

/** What is found of a refused call: what AWS said, and what the policies of an estate make of it. */
export interface Findings {
  readonly refused: RefusedCall;
  readonly message: DenialMessage | undefined;
  readonly estate: Estate | undefined;
  /** What was judged; undefined without an estate, and where too little is told. */
  readonly subject: Subject | undefined;
  readonly judgement: Judgement | undefined;
  /** The step that refused the call. */
  readonly stopped: DecidedStep | undefined;
  /** The action that was refused, by the model or, where that does not tell, by the message. */
  readonly at: string | undefined;
  readonly blockers: readonly Blocker[];
  readonly denies: readonly MatchedDeny[];
  /** Allows that would match but for one element; those about other actions left out. */
  readonly misses: readonly NearMiss[];
  /** The accounts of the caller and of the resource of the refused step. */
  readonly accounts: { readonly caller: string | undefined; readonly owner: string | undefined };
  /** What the call was about, as the estate knows it. */
  readonly target: FoundResource | undefined;
}

/** Judges a refused call in an estate, as far as there is one. */
export function findingsOf(refused: RefusedCall, scene: Scene | undefined): Findings {
  const judged = scene && judgeRefused(refused, scene);
  const judgement = judged?.judgement;
  const stopped = stoppedStep(judgement);
  const { resource } = refused;
  return {
    refused,
    message: refused.message,
    estate: scene?.estate,
    subject: judged?.subject,
    judgement,
    stopped,
    at: judgement?.decision === 'deny' ? judgement.at : (refused.message?.action ?? judgement?.at),
    blockers: stopped?.decision.blockedBy ?? [],
    denies: stopped && scene ? matchedDenies(stopped, scene.library) : [],
    misses: stopped ? closeMisses(stopped) : [],
    accounts: { caller: accountOf(refused), owner: stopped?.step.resourceAccount },
    target: scene && resource !== undefined ? findResource(scene.estate, resource) : undefined,
  };
}

interface Judged {
  readonly subject: Subject;
  readonly judgement: Judgement;
}

/** The operation, unless it stays open and one of its calls is refused for certain. */
function judgeRefused({ operation, calls }: RefusedCall, scene: Scene): Judged | undefined {
  const whole = operation && judgedAs({ kind: 'operation', request: operation }, scene);
  if (isDenial(whole?.judgement)) return whole;
  let first = whole;
  for (const call of calls) {
    const judged = judgedAs(call, scene);
    if (judged && isDenial(judged.judgement)) return { ...judged, judgement: after(whole, judged) };
    first ??= judged;
  }
  return first;
}

/** A call of AWS KMS with the checks of Amazon S3 before it. */
function after(whole: Judged | undefined, { judgement }: Judged): Judgement {
  const before = whole?.judgement.steps.filter(({ step }) => !step.kms) ?? [];
  return { ...judgement, steps: [...before, ...judgement.steps] };
}

function judgedAs(subject: Subject, scene: Scene): Judged | undefined {
  const judgement = judge(subject, scene);
  return judgement && { subject, judgement };
}

/** The step at which a denied operation stopped; undefined where no step did. */
export function stoppedStep(judgement: Judgement | undefined): DecidedStep | undefined {
  const last = judgement?.steps.at(-1);
  return judgement?.decision === 'deny' && last?.step.call === judgement.at ? last : undefined;
}

/** A statement about other actions only was never meant to allow this one. */
function closeMisses({ explanation }: DecidedStep): readonly NearMiss[] {
  return explanation().nearMisses.filter(({ element }) => element !== 'action');
}

function accountOf({ principal }: RefusedCall): string | undefined {
  const caller = principal === undefined ? undefined : readCaller(principal, '');
  return caller && 'account' in caller ? caller.account : undefined;
}

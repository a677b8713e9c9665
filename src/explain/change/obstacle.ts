import type { NearMiss } from '../../authorize/near-misses.ts';
import type { DecidedStep } from '../../flow/run-once.ts';
import type { StatementSource } from '../../term/term.ts';
import { stoppedStep } from '../findings.ts';
import type { Judgement, Scene } from '../judgement.ts';
import { matchedDenies, type MatchedDeny } from '../matched-denies.ts';
import { trialScene, type Trial } from './trial.ts';

/** What stops a call in a trial. */
export interface Obstacle {
  readonly trial: Trial;
  readonly judgement: Judgement;
  /** Undefined where no check of policies stopped it. */
  readonly step: DecidedStep | undefined;
  readonly denies: readonly MatchedDeny[];
  readonly misses: readonly NearMiss[];
}

/** What stops the call of a denied trial. */
export function obstacleOf(trial: Trial, judgement: Judgement, scene: Scene): Obstacle {
  const step = stoppedStep(judgement);
  const { library } = trialScene(trial, scene);
  return {
    trial,
    judgement,
    step,
    denies: step ? matchedDenies(step, library) : [],
    misses: step?.explanation().nearMisses ?? [],
  };
}

/** The ARN by which policies name the caller of a step: of a session that of its role. */
export function principalArnOf({ request, step }: Pick<DecidedStep, 'request' | 'step'>): string {
  const arn = request.context.get('aws:PrincipalArn');
  return typeof arn === 'string' ? arn : step.principal;
}

/** `statement 2 (Sid) of identity policy p.json`. */
export function statementWords({ kind, policy, statement, sid }: StatementSource): string {
  return `statement ${statement}${sid === undefined ? '' : ` (${sid})`} of ${kind} policy ${policy}`;
}

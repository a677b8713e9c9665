import type { Keys } from '../../flow/value.ts';
import { answerFor, type AccessAnswer, type AnswerScene } from '../answer.ts';
import type { AskedPair } from '../question-scope.ts';
import type { Subject } from '../subject.ts';
import type { Asking } from './move.ts';

/** Which verdicts count as being able to. */
export type Open = (verdict: AccessAnswer['verdict']) => boolean;

/** What is certain, and what is not excluded. */
export const CERTAIN: Open = (verdict) => verdict === 'always' || verdict === 'when';
export const POSSIBLE: Open = (verdict) => verdict !== 'never';

/** An answer together with what it answers. */
export function ask(subject: Subject, pairs: readonly AskedPair[], scene: AnswerScene): Asking {
  return { answer: answerFor(subject, pairs, scene), pairs, estate: scene.estate };
}

/** The question whether somebody may do one thing to something of IAM. */
export function pairOf(action: string, arn: string, keys: Keys = new Map()): AskedPair {
  return {
    way: { operation: action, parameters: new Map(), keys },
    asked: { kind: 'elsewhere', arn },
  };
}

import { simulate } from '../flow/simulate.ts';
import { judgeCall } from './judge-call.ts';
import type { Judgement, Scene } from './judgement.ts';
import type { Subject } from './subject.ts';

/** Judges a subject; undefined when it does not name all that has to be known. Never throws. */
export function judge(subject: Subject, scene: Scene): Judgement | undefined {
  if (subject.kind !== 'operation') return judgeCall(subject, scene);
  const { estate, library, readings } = scene;
  const answer = simulate(estate, subject.request, { library, readings });
  return 'message' in answer ? undefined : answer;
}

/** True for what an explanation of a denial may rest on. */
export function isDenial(judgement: Judgement | undefined): judgement is Judgement {
  return judgement?.decision === 'deny';
}

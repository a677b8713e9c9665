import type { PolicyLibrary } from '../authorize/policy-library.ts';
import type { Estate } from '../estate/estate.ts';
import { simulate, type Simulation } from '../flow/simulate.ts';
import { judgeCall } from './judge-call.ts';
import type { Subject } from './subject.ts';

/** What a subject is judged in. */
export interface Scene {
  readonly estate: Estate;
  /** Compiled policies, shared between judgements. */
  readonly library: PolicyLibrary;
  /** Doubtful points, as `simulate` takes them. */
  readonly readings: ReadonlySet<string>;
}

/** What the policies of an estate make of a subject, and what that rests on. */
export type Judgement = Omit<Simulation, 'kindOf'>;

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

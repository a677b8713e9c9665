import type { PolicyLibrary } from '../authorize/policy-library.ts';
import type { Estate } from '../estate/estate.ts';
import type { Simulation } from '../flow/simulate.ts';

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

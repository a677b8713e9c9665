import type { Estate } from '../../estate/estate.ts';
import type { AccessAnswer } from '../answer.ts';
import type { AskedPair } from '../question-scope.ts';
import type { Subject } from '../subject.ts';

/** What somebody can do to have access that they do not have. */
export type MoveKind =
  | 'assume-role'
  | 'create-grant'
  | 'change-key-policy'
  | 'change-bucket-policy'
  | 'change-own-policies'
  | 'change-boundary'
  | 'change-trust-policy'
  | 'change-own-tags'
  | 'change-key-tags'
  | 'change-object-tags'
  | 'change-alias';

/** An answer with what it answers, and in which estate. */
export interface Asking {
  readonly answer: AccessAnswer;
  readonly pairs: readonly AskedPair[];
  readonly estate: Estate;
}

/** One thing that somebody does on the way, with the answer whether they can. */
export interface Move extends Asking {
  readonly kind: MoveKind;
  /** The action, such as `sts:AssumeRole`, and what it is done to. */
  readonly action: string;
  readonly resource: string;
  /** The tags that it sets; of a role those of the session, for what it does next. */
  readonly tags: ReadonlyMap<string, string>;
}

/** How somebody gets access by themselves. */
export interface AccessPath {
  readonly subject: Subject;
  /** In their order; none for somebody who has access already. */
  readonly moves: readonly Move[];
  /** The access in the end, of the last who acts. */
  readonly access: Asking;
}

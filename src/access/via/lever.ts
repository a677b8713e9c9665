import type { Estate } from '../../estate/estate.ts';
import type { AskedPair } from '../question-scope.ts';
import type { MoveKind } from './move.ts';

/** One change that somebody can make in their own favour. */
export interface Lever {
  readonly kind: Exclude<MoveKind, 'assume-role' | 'change-trust-policy'>;
  readonly action: string;
  readonly resource: string;
  /** The tags that it sets. */
  readonly tags?: ReadonlyMap<string, string>;
  readonly pair: AskedPair;
  /** The question of which everybody is asked the same; undefined where each has their own. */
  readonly probe?: AskedPair;
  readonly change: (estate: Estate) => Estate;
}

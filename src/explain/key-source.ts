import { ABSENT, UNKNOWN, type KeyState } from '../term/key-state.ts';
import type { EventFacts } from './event-facts.ts';
import type { ReEncryptSide } from './kms-context.ts';

/**
 * How far the value of a context key can be trusted: `exact`, the record holds it; `good`, it follows
 * from what the record holds; `fair`, it usually does; `heuristic`, it is inferred from signs;
 * `derived`, it needs an inventory or a snapshot beside the record; `none`, nothing tells it.
 */
export type Quality = 'exact' | 'good' | 'fair' | 'heuristic' | 'derived' | 'none';

/** Where the value of one context key comes from. */
export interface KeySource {
  /** As documented; one that ends with `/` or `:` stands for all keys that start so. */
  readonly key: string;
  /** The field of the record, or what has to tell the key instead. */
  readonly from: string;
  readonly quality: Quality;
  /** `side` tells which of the two keys of a re-encryption is meant. */
  readonly read: (facts: EventFacts, side: ReEncryptSide | undefined) => KeyState;
}

/** A source whose value is the text of a field; without it the key is absent. */
export function valueOr(text: string | undefined, otherwise: KeyState): KeyState {
  return text === undefined ? otherwise : { kind: 'value', text };
}

/** A state with this text. */
export function valueOf(text: string): KeyState {
  return { kind: 'value', text };
}

/** Keys that the record cannot tell, and who can. */
export function untold(from: string, keys: readonly string[]): readonly KeySource[] {
  return keys.map((key) => ({ key, from, quality: 'none', read: () => UNKNOWN }));
}

/** Keys that only some requests can carry, and that the record of these does not tell. */
export function untoldIf(
  isPossible: (facts: EventFacts) => boolean,
  from: string,
  keys: readonly string[],
): readonly KeySource[] {
  const read = (facts: EventFacts): KeyState => (isPossible(facts) ? UNKNOWN : ABSENT);
  return keys.map((key) => ({ key, from, quality: 'none', read }));
}

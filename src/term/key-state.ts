/**
 * What a request says of one context key. A list is the value of a multivalued key and may be
 * empty; `unknown` means that the key may be absent or have any value.
 */
export type KeyState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'list'; readonly texts: readonly string[] };

export const ABSENT: KeyState = { kind: 'absent' };
export const UNKNOWN: KeyState = { kind: 'unknown' };

/** Finds the state of a key by its lower-case name. */
export type KeyLookup = (key: string) => KeyState;

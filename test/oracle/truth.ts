/** A truth value of Kleene's three-valued logic. `'unknown'` means: the input does not tell. */
export type Truth = boolean | 'unknown';

/** Negation: unknown stays unknown. */
export function not(truth: Truth): Truth {
  return truth === 'unknown' ? 'unknown' : !truth;
}

/** Conjunction: one false settles it, whatever is unknown. True for no parts. */
export function allOf(parts: readonly Truth[]): Truth {
  if (parts.includes(false)) return false;
  return parts.includes('unknown') ? 'unknown' : true;
}

/** Disjunction: one true settles it, whatever is unknown. False for no parts. */
export function anyOf(parts: readonly Truth[]): Truth {
  if (parts.includes(true)) return true;
  return parts.includes('unknown') ? 'unknown' : false;
}

/** `yes` or `no` by the test; under an unknown test only what both agree on. */
export function choose(test: Truth, yes: Truth, no: Truth): Truth {
  if (test === 'unknown') return yes === no ? yes : 'unknown';
  return test ? yes : no;
}

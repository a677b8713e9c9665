/**
 * Kleene's three truth values. `unknown` is said where the input does not settle a question; it is
 * never a guess, and it spreads only as far as the answer depends on it.
 */
export type Truth = boolean | 'unknown';

/** Negation: the opposite of what is not known is not known either. */
export function negate(truth: Truth): Truth {
  return truth === 'unknown' ? truth : !truth;
}

/** Disjunction over the items: true as soon as one is, else unknown if one is. False for none. */
export function some<T>(items: readonly T[], holds: (item: T) => Truth): Truth {
  let result: Truth = false;
  for (const item of items) {
    const truth = holds(item);
    if (truth === true) return true;
    if (truth === 'unknown') result = truth;
  }
  return result;
}

/** Conjunction over the items: false as soon as one is, else unknown if one is. True for none. */
export function every<T>(items: readonly T[], holds: (item: T) => Truth): Truth {
  let result: Truth = true;
  for (const item of items) {
    const truth = holds(item);
    if (truth === false) return false;
    if (truth === 'unknown') result = truth;
  }
  return result;
}

import type { Terms } from '../term/terms.ts';
import { decisionTerm, type DecisionTerm } from './decision-term.ts';
import { PolicyLibrary } from './policy-library.ts';
import type { PolicySet } from './policy-set.ts';
import { situationKey, type Situation } from './situation.ts';

/** A policy set that is ready to decide requests. */
export interface Authorization {
  readonly policies: PolicySet;
  readonly terms: Terms;
  /** The decision on requests of a situation; made once for each. */
  readonly decisionTerm: (situation: Situation) => DecisionTerm;
}

/** Decision terms of more situations than this are not kept: a stream may have any number. */
const KEPT = 4096;

/** Compiles a policy set. Sets that are compiled with one library share what they have in common. */
export function compile(policies: PolicySet, library = new PolicyLibrary()): Authorization {
  const made = new Map<string, DecisionTerm>();
  return {
    policies,
    terms: library.terms,
    decisionTerm(situation) {
      const key = situationKey(situation);
      const known = made.get(key);
      if (known) return known;
      if (made.size >= KEPT) made.clear();
      const term = decisionTerm(policies, situation, library);
      made.set(key, term);
      return term;
    },
  };
}

/**
 * Why no request satisfies a formula, as a tree of steps. Numbers are ids of formulas of the
 * question's grounding, which is the same each time.
 */
export interface Proof {
  /** Alternatives of which all but one are excluded at that point, in order. */
  readonly units: readonly number[];
  readonly end: ProofEnd;
}

export type ProofEnd =
  /** What must hold here cannot. */
  | { readonly kind: 'conflict'; readonly formula: number }
  /** The relations between variables that were assumed cannot hold together. */
  | { readonly kind: 'relations' }
  /** Each alternative leads nowhere; of those before it the claims are taken not to hold. */
  | { readonly kind: 'cases'; readonly formula: number; readonly cases: readonly Proof[] };

/** True when a proof rests on relations between variables at some end. */
export function restsOnRelations({ end }: Proof): boolean {
  if (end.kind === 'cases') return end.cases.some(restsOnRelations);
  return end.kind === 'relations';
}

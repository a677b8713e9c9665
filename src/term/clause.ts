import type { Operator } from '../catalog/operators.ts';
import type { Template } from './template.ts';
import type { Terms } from './terms.ts';
import type { Quantifier } from './test.ts';

/** A condition clause taken apart. */
export interface Clause {
  readonly terms: Terms;
  readonly name: string;
  readonly operator: Operator;
  readonly quantifier: Quantifier;
  readonly ifExists: boolean;
}

/** Values of a clause that one test takes, split by whether variables are in them. */
export interface ClauseValues {
  readonly texts: readonly string[];
  readonly templates: readonly Template[];
}

import type { Path } from '../../syntax/pointer.ts';
import type { Finding } from '../finding.ts';

/** What a rule found in an estate. Fixes of several files at once are none that lint offers. */
export interface EstateFinding<Messages extends string = string> extends Omit<
  Finding<Messages>,
  'at' | 'labels' | 'fix'
> {
  readonly at: EstatePlace;
}

/** Where the faulty thing is written: in the estate's own tree, or in one of its policies. */
export type EstatePlace =
  | {
      readonly kind: 'estate';
      /** To a text, or to a member whose name is the place. */
      readonly path: Path;
    }
  | {
      readonly kind: 'policy';
      /** The policy's name, under which the estate knows its source. */
      readonly policy: string;
      readonly at: Finding['at'];
    };

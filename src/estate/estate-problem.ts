import type { Path } from '../syntax/pointer.ts';

/** Something about an estate that cannot be, or that is probably not meant. */
export interface EstateProblem {
  /** After an `error` the estate says nothing certain; a `warning` leaves it usable. */
  readonly severity: 'error' | 'warning';
  /** Where in the estate's tree. */
  readonly path: Path;
  /** What is wrong, in one clause. */
  readonly message: string;
}

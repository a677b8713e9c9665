import { nearest } from '../../catalog/nearest.ts';
import type { EstateProblem } from '../estate-problem.ts';
import type { Estate } from '../estate.ts';

/** Looks for one kind of mistake in an estate that was read. */
export type Check = (estate: Estate) => Iterable<EstateProblem>;

/** `; did you mean …?` for a name that is near one of those that there are. */
export function suggestion(name: string, known: Iterable<string>): string {
  const meant = nearest(name, known);
  return meant === undefined ? '' : `; did you mean \`${meant}\`?`;
}

import type { Policy } from '../policy/policy.ts';

/**
 * Indexes of the statements that hold values which could not be read, such as the functions of a
 * template, or that say something twice. What such a statement lists may be more than the model has.
 */
export function unreadStatements({ problems }: Pick<Policy, 'problems'>): ReadonlySet<number> {
  return new Set(
    problems.flatMap(({ kind, statement }) =>
      kind !== 'unknown-element' && statement !== undefined ? [statement] : [],
    ),
  );
}

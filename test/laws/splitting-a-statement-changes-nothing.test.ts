import fc from 'fast-check';
import { expect, test } from 'vitest';
import { authorizationInput } from '../oracle/arbitraries.ts';
import { decided, LAW_RUNS, mapStatements, type Json } from './authorization.ts';

/** One statement for each item of an element's list, where all items are well-formed. */
function split(statement: Json, element: 'Action' | 'Resource'): readonly Json[] {
  const list = statement[element];
  if (!Array.isArray(list) || list.length === 0 || !list.every(isPlain)) return [statement];
  return list.map((item: unknown) => ({ ...statement, [element]: item }));
}

/** A malformed item makes its whole list unknown, and so must not be split off. */
function isPlain(item: unknown): boolean {
  if (typeof item !== 'string' || item.includes('$')) return false;
  return (
    item === '*' || (item.startsWith('arn:') ? item.split(':').length > 5 : item.includes(':'))
  );
}

test.for(['Action', 'Resource'] as const)('a statement for each %s says the same', (element) => {
  fc.assert(
    fc.property(authorizationInput(), (input) => {
      const { decision, assumptions } = decided(input);
      const changed = mapStatements(input, (statement) => split(statement, element));
      expect(decided(changed)).toMatchObject({ decision, assumptions });
    }),
    { numRuns: LAW_RUNS },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { authorizationInput } from '../oracle/arbitraries.ts';
import type { Input } from '../oracle/input.ts';
import { decided, isJson, LAW_RUNS, mapDocuments, type Json } from './authorization.ts';

/** The same with every list of a statement turned round and its first item repeated at the end. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return [...value.map(turned), ...value.slice(0, 1)].toReversed();
  return isJson(value) ? turnedObject(value) : value;
}

function turnedObject(value: Json): Json {
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]): [string, unknown] => [key, turned(inner)])
      .toReversed(),
  );
}

/** Keys in the reverse order; the lists of multivalued keys stay as they are. */
function withTurnedContext(input: Input): Input {
  const context = Object.fromEntries(Object.entries(input.request.context ?? {}).toReversed());
  return { ...input, request: { ...input.request, context } };
}

test('neither statements, list items, members nor context keys count by their order or number', () => {
  fc.assert(
    fc.property(authorizationInput(), (input) => {
      const changed = mapDocuments(withTurnedContext(input), (statements) =>
        [...statements, ...statements.slice(0, 1)].map(turnedObject).toReversed(),
      );
      const [{ decision, assumptions }, other] = [decided(input), decided(changed)];
      expect(other).toMatchObject({ decision, assumptions });
    }),
    { numRuns: LAW_RUNS },
  );
});

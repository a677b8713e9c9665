import fc from 'fast-check';
import { expect, test } from 'vitest';
import { authorizationInput, statement } from '../oracle/arbitraries.ts';
import { decided, LAW_RUNS, mapDocuments } from './authorization.ts';

test('a request that is not allowed stays so when a Deny is added', () => {
  fc.assert(
    fc.property(
      authorizationInput(),
      statement('identity'),
      statement('bucket'),
      (input, ...added) => {
        fc.pre(decided(input).decision !== 'allow');
        const [own, resource] = added.map((drawn) => ({ ...drawn, Effect: 'Deny' }));
        const denying = mapDocuments(input, (statements, kind) => {
          if (kind === 'identity' && own) return [...statements, own];
          return kind === 'resource' && resource ? [resource, ...statements] : statements;
        });
        expect(decided(denying).decision).not.toBe('allow');
      },
    ),
    { numRuns: LAW_RUNS },
  );
});

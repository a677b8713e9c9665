import fc from 'fast-check';
import { expect, test } from 'vitest';
import { authorizationInput } from '../oracle/arbitraries.ts';
import { decided, LAW_RUNS, mapStatements } from './authorization.ts';

test('a request that is not allowed stays so when Allows are removed', () => {
  fc.assert(
    fc.property(authorizationInput(), fc.nat(), (input, choice) => {
      // Without its public statement a bucket policy is no longer public, and no longer restricted.
      fc.pre(input.policies.publicAccessBlock?.restrictPublicBuckets !== true);
      fc.pre(decided(input).decision !== 'allow');
      let position = 0;
      const fewer = mapStatements(input, (statement) => {
        const isKept = statement['Effect'] !== 'Allow' || ((choice >> (position++ % 30)) & 1) === 0;
        return isKept ? [statement] : [];
      });
      expect(decided(fewer).decision).not.toBe('allow');
    }),
    { numRuns: LAW_RUNS },
  );
});

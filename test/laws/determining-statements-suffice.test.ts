import fc from 'fast-check';
import { expect, test } from 'vitest';
import { authorizationInput } from '../oracle/arbitraries.ts';
import { decided, LAW_RUNS, mapStatements, type PolicyKind } from './authorization.ts';

const KINDS: Readonly<Record<PolicyKind, string>> = {
  identity: 'identity',
  resource: 'resource',
  boundary: 'boundary',
  session: 'session',
  scps: 'scp',
  rcps: 'rcp',
  endpoint: 'endpoint',
};

test('with nothing but the determining statements the decision is the same', () => {
  fc.assert(
    fc.property(authorizationInput(), (input) => {
      const { decision, determining } = decided(input);
      fc.pre(decision === 'allow' || decision === 'explicit-deny');
      const alone = mapStatements(input, (statement, { kind, policy, index }) => {
        const isDetermining = determining.some(
          (one) => one.kind === KINDS[kind] && one.policy === policy && one.statement === index,
        );
        // Another statement stays as one that never matches, so that the rest keep their places.
        return [
          isDetermining ? statement : { ...statement, Action: 'none:None', NotAction: undefined },
        ];
      });
      expect(decided(alone)).toMatchObject({ decision, determining });
    }),
    { numRuns: LAW_RUNS },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { authorizationInput } from '../oracle/arbitraries.ts';
import { decided, LAW_RUNS } from './authorization.ts';

const DENY = {
  name: 'deny',
  document: { Statement: { Effect: 'Deny', Action: '*', Resource: '*' } },
};

test('an identity policy that denies everything denies, whatever else allows', () => {
  fc.assert(
    fc.property(authorizationInput(), ({ request, policies }) => {
      fc.pre(request.principal.includes(':user/'));
      fc.pre(!/^sts:GetCallerIdentity$/i.test(request.action));
      const identity = [...(policies.identity ?? []), DENY];
      expect(decided({ request, policies: { ...policies, identity } })).toMatchObject({
        decision: 'explicit-deny',
        determining: expect.arrayContaining([expect.objectContaining({ policy: 'deny' })]),
      });
    }),
    { numRuns: LAW_RUNS },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { authorizationInput } from '../oracle/arbitraries.ts';
import { decided, LAW_RUNS, mapStatements } from './authorization.ts';

test('without an Allow and a grant nobody but the root user is allowed anything', () => {
  fc.assert(
    fc.property(authorizationInput(), (input) => {
      const { request } = input;
      fc.pre(!request.principal.endsWith(':root'));
      fc.pre(!/^sts:GetCallerIdentity$/i.test(request.action));
      const denying = mapStatements(input, (statement) =>
        statement['Effect'] === 'Allow' ? [] : [statement],
      );
      const { grants: _, ...policies } = denying.policies;
      expect(decided({ ...denying, policies }).decision).not.toBe('allow');
    }),
    { numRuns: LAW_RUNS },
  );
});

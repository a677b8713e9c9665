import fc from 'fast-check';
import { expect, test } from 'vitest';
import { authorizationInput, statement } from '../oracle/arbitraries.ts';
import type { Request } from '../oracle/input.ts';
import { decided, LAW_RUNS, type Json } from './authorization.ts';

const OPPOSITES = { allow: 'implicit-deny', 'implicit-deny': 'allow', unknown: 'unknown' } as const;

/** What an Allow to a user of the account makes of the request, with these elements. */
function decisionOf(request: Request, elements: Json): keyof typeof OPPOSITES {
  const resourceAccount = '111111111111';
  const principal = 'arn:aws:iam::111111111111:user/ana';
  const Statement = { Effect: 'Allow', Action: '*', Resource: '*', ...elements };
  const document = { Version: '2012-10-17', Statement };
  const { decision } = decided({
    request: { ...request, principal, resourceAccount },
    policies: { identity: [{ name: 'p', document }] },
  });
  return decision === 'explicit-deny' ? 'unknown' : decision;
}

test.for(['Action', 'Resource'] as const)('Not%s covers just what the element does not', (name) => {
  fc.assert(
    fc.property(authorizationInput(), statement('identity'), ({ request }, drawn) => {
      const written = drawn[name] ?? drawn[`Not${name}`];
      fc.pre(!/^(sts|kms):/.test(request.action) && drawn[name] !== drawn[`Not${name}`]);
      const positive = decisionOf(request, { [name]: written });
      const negated = decisionOf(request, { [name]: undefined, [`Not${name}`]: written });
      expect(negated).toBe(OPPOSITES[positive]);
    }),
    { numRuns: LAW_RUNS },
  );
});

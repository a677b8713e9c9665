import fc from 'fast-check';
import { expect, test } from 'vitest';
import { authorizationInput } from '../oracle/arbitraries.ts';
import { decided, LAW_RUNS, mapStatements } from './authorization.ts';

/** The text with its ASCII letters in upper case; others, such as `\u212a`, are no letters to AWS. */
function upper(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(upper);
  return typeof value === 'string' ? value.replaceAll(/[a-z]/g, (one) => one.toUpperCase()) : value;
}

test('the letter case of actions does not matter', () => {
  fc.assert(
    fc.property(authorizationInput(), (input) => {
      const loud = mapStatements(input, (statement) => [
        Object.fromEntries(
          Object.entries(statement).map(([name, value]) => [
            name,
            name === 'Action' || name === 'NotAction' ? upper(value) : value,
          ]),
        ),
      ]);
      const action = input.request.action.toLowerCase();
      expect(decided({ ...loud, request: { ...input.request, action } })).toEqual(decided(input));
    }),
    { numRuns: LAW_RUNS },
  );
});

test('the Kelvin sign is no k', () => {
  const Statement = { Effect: 'Allow', Action: '\u212ams:ListKeys', Resource: '*' };
  const request = {
    principal: 'arn:aws:iam::111111111111:user/ana',
    action: 'kms:ListKeys',
    resource: '*',
  };
  const identity = [{ name: 'p', document: { Statement } }];
  expect(decided({ request, policies: { identity } }).decision).toBe('implicit-deny');
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { authorizationInput } from './arbitraries.ts';
import { decide, decisionUnder } from './decide.ts';
import type { Input } from './input.ts';
import { POINTS } from './readings.ts';

const RUNS = { numRuns: 400 };
const EVERYTHING = { Action: '*', Resource: '*' };

describe('the oracle', () => {
  test('names exactly the doubtful points whose other reading changes the decision', () => {
    fc.assert(
      fc.property(authorizationInput(), (input) => {
        const { decision, assumptions } = decide(input);
        const changing = POINTS.filter(
          (point) => decisionUnder(input, { [point]: 'other' }) !== decision,
        );
        expect(assumptions).toEqual(changing);
      }),
      RUNS,
    );
  });

  test('never allows under one more Deny of everything', () => {
    fc.assert(
      fc.property(authorizationInput(), (input) => {
        const { decision } = decide(withIdentity(input, { Effect: 'Deny', ...EVERYTHING }));
        const isBound = /:user\/|:role\/|assumed-role|federated/.test(input.request.principal);
        const isFree = input.request.action.toLowerCase() === 'sts:getcalleridentity';
        fc.pre(isBound && !isFree);
        expect(decision).toBe('explicit-deny');
      }),
      RUNS,
    );
  });

  test('takes nothing away for one more Allow of everything', () => {
    fc.assert(
      fc.property(authorizationInput(), (input) => {
        fc.pre(decide(input).decision === 'allow');
        const { decision } = decide(withIdentity(input, { Effect: 'Allow', ...EVERYTHING }));
        expect(decision).toBe('allow');
      }),
      RUNS,
    );
  });

  test('answers the same for statements in reverse order and twice', () => {
    fc.assert(
      fc.property(authorizationInput(), (input) => {
        expect(decide(reversed(input)).decision).toBe(decide(input).decision);
      }),
      RUNS,
    );
  });

  test('names a matching statement for each allow that a policy gives, and for each deny', () => {
    fc.assert(
      fc.property(authorizationInput(), (input) => {
        const { decision, determining } = decide(input);
        const effects = new Set(determining.map(({ effect }) => effect));
        if (decision === 'explicit-deny') expect([...effects]).toEqual(['Deny']);
        else if (decision === 'allow') expect(effects.has('Deny')).toBe(false);
        else expect(determining).toEqual([]);
      }),
      RUNS,
    );
  });

  test('meets every decision often', () => {
    const decisions = fc
      .sample(authorizationInput(), { numRuns: 5_000, seed: 1 })
      .map((input) => decisionUnder(input));
    const share = (wanted: string): number =>
      decisions.filter((decision) => decision === wanted).length / decisions.length;
    expect(share('allow')).toBeGreaterThan(0.1);
    expect(share('explicit-deny')).toBeGreaterThan(0.1);
    expect(share('implicit-deny')).toBeGreaterThan(0.1);
    expect(share('unknown')).toBeGreaterThan(0.005);
  });
});

function withIdentity(input: Input, statement: object): Input {
  const added = { name: 'added', document: { Version: '2012-10-17', Statement: [statement] } };
  const identity = [...(input.policies.identity ?? []), added];
  return { ...input, policies: { ...input.policies, identity } };
}

/** Every list of statements back to front, with its first statement once more at the end. */
function reversed(input: Input): Input {
  const text = JSON.stringify(input, (name, value: unknown) =>
    name === 'Statement' && Array.isArray(value) ? [...value.toReversed(), value[0]] : value,
  );
  const parsed: Input = JSON.parse(text);
  return parsed;
}

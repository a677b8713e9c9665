import { beforeAll, describe, expect, test } from 'vitest';
import { whoCan, type AccessAnswer } from '../../src/access/who-can.ts';
import { PolicyLibrary } from '../../src/authorize/policy-library.ts';
import type { Estate } from '../../src/estate/estate.ts';
import { simulate } from '../../src/flow/simulate.ts';
import { estateOf as makeEstate } from '../bench/estates.mjs';
import { estateOf } from '../estate/estate-of.ts';

const SIZE = { principals: 36, buckets: 6, keys: 5, accounts: 2 };

let estate: Estate;
const library = new PolicyLibrary();

beforeAll(() => {
  estate = estateOf(JSON.stringify(makeEstate({ ...SIZE, seed: 3 })));
});

function answersOf(
  resource: string,
  { capability = 'decrypt', principal }: { capability?: string; principal?: string } = {},
): readonly AccessAnswer[] {
  const access = whoCan(estate, { capability, resource, principal }, library);
  if (access.kind === 'fault') throw new Error(access.message);
  return access.answers;
}

/** What an answer says, its subject apart. */
function said({ verdict, cases, reasons, points }: AccessAnswer): object {
  return { verdict, cases, reasons, points };
}

describe('answers that several share', () => {
  test('are those that each has alone', () => {
    const verdicts = new Set<string>();
    for (const { arn } of estate.buckets.values()) {
      for (const answer of answersOf(`${arn}/*`)) {
        const [alone] = answersOf(`${arn}/*`, { principal: answer.name });
        verdicts.add(answer.verdict);
        expect(alone && said(alone), `${answer.name} ${arn}`).toEqual(said(answer));
      }
    }
    expect(verdicts).toContain('when');
    expect(verdicts).toContain('never');
  });

  test('hold in simulations of single requests', () => {
    const tried = new Set<string>();
    for (const bucket of estate.buckets.values()) {
      const resource = `${bucket.arn}/${[...bucket.objects.keys()][0] ?? 'home/red/x'}`;
      for (const { name, subject, verdict } of answersOf(resource, { capability: 'read' })) {
        if (subject.kind !== 'principal') continue;
        const request = { principal: name, operation: 's3:GetObject', resource };
        const ran = simulate(estate, { ...request, parameters: new Map() }, { library });
        tried.add(verdict);
        if (verdict === 'never') expect(ran, name).not.toMatchObject({ decision: 'allow' });
        if (verdict === 'always') expect(ran, name).not.toMatchObject({ decision: 'deny' });
      }
    }
    expect(tried).toContain('never');
  });

  test('name their own subject in the witness', () => {
    for (const { arn } of estate.buckets.values()) {
      for (const { subject, name, witness } of answersOf(`${arn}/*`)) {
        if (witness && subject.kind === 'principal') expect(witness.principal).toBe(name);
      }
    }
  });
});

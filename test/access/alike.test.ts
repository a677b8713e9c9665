import { beforeAll, describe, expect, test } from 'vitest';
import type { AccessAnswer } from '../../src/access/answer.ts';
import { AccessFinder, answerOf, whoCan } from '../../src/access/who-can.ts';
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
  { capability = 'decrypt' }: { readonly capability?: string } = {},
): readonly AccessAnswer[] {
  const access = whoCan(estate, { capability, resource }, library);
  if (access.kind === 'fault') throw new Error(access.message);
  return access.answers;
}

/** What an answer says, its subject apart. */
function said({ verdict, cases, reasons, points }: AccessAnswer): object {
  return { verdict, cases, reasons, points };
}

describe('answers that several share', () => {
  test.each([3, 4])('are those that each has alone, in estate %i', (seed) => {
    const one = estateOf(JSON.stringify(makeEstate({ ...SIZE, seed })));
    const finder = new AccessFinder(one, { capability: 'decrypt' });
    const alone = new PolicyLibrary();
    const verdicts = new Set<string>();
    for (const { arn } of one.buckets.values()) {
      const resource = `${arn}/*`;
      const found = finder.find(resource);
      if (found.kind === 'fault') throw new Error(found.message);
      expect(found.groups.flatMap(({ subjects }) => subjects)).toHaveLength(found.subjects.length);
      for (const { subjects, answer } of found.groups) {
        for (const subject of subjects) {
          const { name } = answerOf(subject, answer);
          const single = whoCan(one, { capability: 'decrypt', resource, principal: name }, alone);
          verdicts.add(answer.verdict);
          expect(single).toMatchObject({ kind: 'access', answers: [said(answer)] });
        }
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

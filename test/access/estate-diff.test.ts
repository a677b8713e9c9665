import { expect, test } from 'vitest';
import { estateDiff } from '../../src/access/estate-diff.ts';
import { witnessRequest } from '../../src/access/witness-request.ts';
import { loadEstate } from '../../src/config/load-estate.ts';
import type { Estate } from '../../src/estate/estate.ts';
import { simulate } from '../../src/flow/simulate.ts';
import { ROOT } from '../readme-blocks.ts';

async function lab(name: string): Promise<Estate> {
  return (await loadEstate(`${ROOT}fixtures/abac-lab/${name}.estate.yaml`, ROOT)).estate;
}

test('the same estate is equivalent', async () => {
  expect(estateDiff(await lab('lab'), await lab('lab'))).toEqual({
    verdict: 'equivalent',
    newAccess: [],
    lostAccess: [],
    reasons: [],
  });
});

test('without the ViaService condition the users can use the key, which replays', async () => {
  const [before, after] = [await lab('lab'), await lab('lab-without-via')];
  const { verdict, newAccess, lostAccess } = estateDiff(before, after);
  expect(verdict).toBe('wider');
  expect(lostAccess).toEqual([]);
  expect(
    newAccess.map(({ principal, capability }) => [principal.split('/').at(-1), capability]),
  ).toEqual([
    ['aalsg-user-1', 'use'],
    ['aalsg-user-2', 'use'],
  ]);
  for (const { witness } of newAccess) {
    expect(simulate(after, witnessRequest(witness))).toMatchObject({ decision: 'allow' });
    expect(simulate(before, witnessRequest(witness))).toMatchObject({ decision: 'deny' });
  }
});

test('the mistake in the bucket policy takes every upload away', async () => {
  const { verdict, lostAccess } = estateDiff(await lab('lab'), await lab('lab-with-mistake'));
  expect(verdict).toBe('narrower');
  expect(new Set(lostAccess.map(({ capability }) => capability))).toEqual(new Set(['write']));
});

import { describe, expect, test } from 'vitest';
import { estateDiff } from '../../src/access/estate-diff.ts';
import { witnessRequest } from '../../src/access/witness-request.ts';
import { loadEstate } from '../../src/config/load-estate.ts';
import type { Estate } from '../../src/estate/estate.ts';
import { simulate } from '../../src/flow/simulate.ts';
import { estateOf } from '../estate/estate-of.ts';
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

describe('a role that reads what carries its tag', () => {
  interface Role {
    readonly team?: string;
    /** What its trust policy allows beside assuming it. */
    readonly passing?: readonly string[];
  }

  function estate({ team, passing = [] }: Role): Estate {
    const role = {
      tags: team === undefined ? {} : { team },
      trust: {
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111111111111:user/ana' },
          Action: ['sts:AssumeRole', ...passing],
        },
      },
      policies: [
        {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: 's3:GetObject',
            Resource: 'arn:aws:s3:::data/${aws:PrincipalTag/team}/*',
          },
        },
      ],
    };
    const data = { region: 'us-east-1', encryption: { algorithm: 'AES256' } };
    const account = { users: { ana: {} }, roles: { reader: role }, buckets: { data } };
    return estateOf(JSON.stringify({ version: 1, accounts: { '111111111111': account } }));
  }

  const TAGGED = ['sts:TagSession'];

  test.each<[string, Role, Role, string]>([
    ['with the same tags of sessions', { passing: TAGGED }, { passing: TAGGED }, 'equivalent'],
    ['that may have tags now', { team: 'red' }, { team: 'red', passing: TAGGED }, 'wider'],
    ['that may have none any more', { team: 'red', passing: TAGGED }, { team: 'red' }, 'narrower'],
    ['with another tag', { team: 'red' }, { team: 'blue' }, 'incomparable'],
    ['with a tag now', { passing: TAGGED }, { team: 'blue', passing: TAGGED }, 'unknown'],
    ['whose sources may be set', {}, { passing: ['sts:SetSourceIdentity'] }, 'equivalent'],
  ])('%s', (_name, before, after, verdict) => {
    const { newAccess, ...diff } = estateDiff(estate(before), estate(after));
    expect(diff.verdict).toBe(verdict);
    for (const { witness } of newAccess) {
      const request = witnessRequest(witness);
      expect(simulate(estate(after), request)).toMatchObject({ decision: 'allow' });
    }
  });
});

import { expect, test } from 'vitest';
import { findPaths, type PathAnswer } from '../../src/access/via/find-paths.ts';
import { PolicyLibrary } from '../../src/authorize/policy-library.ts';
import type { Estate } from '../../src/estate/estate.ts';
import { pathLength, pathSteps } from '../../src/report/path-lines.ts';
import { decide, fixture } from '../estate/estate-of.ts';

const ACCOUNT = 'arn:aws:iam::111111111111:';

interface Asked {
  readonly capability?: string;
  readonly resource?: string;
  readonly depth?: number;
  readonly principal?: string;
}

async function answers({ depth, ...asked }: Asked = {}): Promise<readonly PathAnswer[]> {
  const question = { capability: 'read', resource: 'arn:aws:s3:::vault/*', ...asked };
  const options = { library: new PolicyLibrary(), ...(depth !== undefined && { depth }) };
  const found = findPaths(await fixture('estates/via.estate.yaml'), question, options);
  if (found.kind === 'fault') throw new Error(found.message);
  return found.answers;
}

/** Paths in words by the name of whose they are, without what every ARN begins with. */
async function said(asked: Asked = {}): Promise<Readonly<Record<string, readonly string[]>>> {
  const found = await answers(asked);
  return Object.fromEntries(
    found.flatMap(({ answer, path }) => {
      if (!path) return [];
      const lines = [pathLength(path), ...pathSteps(asked.capability ?? 'read', path)];
      return [[short(answer.name), lines.map(short)]];
    }),
  );
}

function short(text: string): string {
  return text.replaceAll(ACCOUNT, '');
}

const AS_CLERK = 'read as role/clerk: always';

test('who may assume a role that has access, itself or over others', async () => {
  expect(await said()).toEqual({
    'user/assumer': ['in 1 move', 'sts:AssumeRole role/clerk: always', AS_CLERK],
    'role/gate': ['in 1 move', 'sts:AssumeRole role/clerk: always', AS_CLERK],
    'user/traveller': [
      'in 2 moves',
      'sts:AssumeRole role/gate: always',
      'sts:AssumeRole role/clerk: always',
      AS_CLERK,
    ],
    'user/tagger': [
      'in 1 move',
      'sts:AssumeRole role/tagged with tags team=red: always',
      "read as role/tagged: when the session's tag `team` equals `red`",
    ],
    'account 222222222222': [
      'in 1 move',
      'sts:AssumeRole role/clerk: when `sts:ExternalId` equals `s3cret`',
      AS_CLERK,
    ],
  });
});

test('no longer paths than asked for', async () => {
  expect(Object.keys(await said({ depth: 1 }))).not.toContain('user/traveller');
  expect(await said({ depth: 0 })).toEqual({});
});

test('one principal, over whomever its path leads', async () => {
  const traveller = `${ACCOUNT}user/traveller`;
  expect(Object.keys(await said({ principal: traveller }))).toEqual(['user/traveller']);
});

test('those who have access need no path, and outsiders are named only with one', async () => {
  const found = await answers();
  expect(found.filter(({ answer, path }) => path && answer.verdict !== 'never')).toEqual([]);
  expect(found.map(({ answer }) => answer.name)).not.toContain('account 333333333333');
});

test('each move goes through when its witness is decided by itself', async () => {
  const estate: Estate = await fixture('estates/via.estate.yaml');
  for (const { path } of await answers()) {
    for (const { answer, action, resource } of path?.moves ?? []) {
      const by = answer.witness?.principal ?? '';
      if (!by.startsWith(ACCOUNT)) continue;
      expect(decide(estate, { by, action, on: resource })).toMatchObject({ decision: 'allow' });
    }
  }
});

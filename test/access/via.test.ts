import { expect, test } from 'vitest';
import { findPaths, type PathAnswer } from '../../src/access/via/find-paths.ts';
import { PolicyLibrary } from '../../src/authorize/policy-library.ts';
import type { PlacedRequest } from '../../src/access/answer.ts';
import { witnessRequest } from '../../src/access/witness-request.ts';
import type { OperationRequest } from '../../src/flow/operation-request.ts';
import { simulate } from '../../src/flow/simulate.ts';
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

const KEY = 'arn:aws:kms:us-east-1:111111111111:key/00000000-0000-4000-8000-000000000001';

test('who may assume a role that has access, itself or over others', async () => {
  expect(await said()).toMatchObject({
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

test('who may change the policy of the bucket, of a role, or their own', async () => {
  const paths = await said();
  expect(paths).toMatchObject({
    'user/bucket-admin': [
      'in 1 move',
      's3:PutBucketPolicy arn:aws:s3:::vault: always',
      'read: always',
    ],
    'user/self-admin': ['in 1 move', 'iam:PutUserPolicy user/self-admin: always', 'read: always'],
    'user/bounded': [
      'in 1 move',
      'iam:DeleteUserPermissionsBoundary user/bounded: always',
      'read: always',
    ],
    'user/trust-admin': [
      'in 2 moves',
      'iam:UpdateAssumeRolePolicy role/clerk: always',
      'sts:AssumeRole role/clerk: always',
      AS_CLERK,
    ],
    'user/writer': [
      'in 2 moves',
      'iam:PutUserPolicy user/writer: always',
      'sts:AssumeRole role/locked: always',
      'read as role/locked: always',
    ],
  });
  for (const name of ['user/stranger', 'user/untagger', 'user/granter']) {
    expect(paths[name]?.[0], name).toBe('perhaps in 1 move');
  }
});

test('who may open the key of what is encrypted, for themselves', async () => {
  expect(await said({ resource: 'arn:aws:s3:::safe/*' })).toMatchObject({
    'user/granter': ['in 1 move', `kms:CreateGrant ${KEY}: always`, 'read: always'],
    'user/bucket-admin': [
      'in 2 moves',
      `kms:PutKeyPolicy ${KEY}: always`,
      's3:PutBucketPolicy arn:aws:s3:::safe: always',
      'read: always',
    ],
  });
  expect(await said({ capability: 'use', resource: 'alias/safe' })).toMatchObject({
    'user/granter': ['in 1 move', `kms:CreateGrant ${KEY}: always`, 'use: always'],
    'user/bucket-admin': ['in 1 move', `kms:PutKeyPolicy ${KEY}: always`, 'use: always'],
  });
});

test('who may set the tags and the aliases that access depends on', async () => {
  expect(await said()).toMatchObject({
    'user/retagger': [
      'in 1 move',
      'iam:TagUser user/retagger with tags team=red: always',
      'read: always',
    ],
  });
  expect(await said({ resource: 'arn:aws:s3:::safe/*' })).toMatchObject({
    'user/key-tagger': [
      'in 1 move',
      `kms:TagResource ${KEY} with tags open=yes: always`,
      'read: always',
    ],
    'user/namer': ['in 1 move', `kms:CreateAlias ${KEY}: always`, 'read: always'],
  });
  const secret = 'arn:aws:s3:::vault/secret.txt';
  expect(await said({ resource: secret })).toMatchObject({
    'user/labeller': [
      'in 1 move',
      `s3:PutObjectTagging ${secret} with tags level=low: always`,
      'read: always',
    ],
  });
});

test('a path of which nobody can tell is said to be one, unless another is certain', async () => {
  expect(await said()).toMatchObject({
    'user/guess': [
      'perhaps in 1 move',
      expect.stringMatching(/^sts:AssumeRole role\/clouded: it is not known \(/),
      'read as role/clouded: always',
    ],
  });
});

test('no longer paths than asked for', async () => {
  const [length] = (await said({ depth: 1 }))['user/traveller'] ?? [];
  expect(length).toBe('perhaps in 1 move');
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

test.each(['arn:aws:s3:::vault/*', 'arn:aws:s3:::safe/*', 'arn:aws:s3:::vault/secret.txt'])(
  'each move to %s goes through in a request of its own, and the access after it',
  async (resource) => {
    let count = 0;
    for (const { path } of await answers({ resource })) {
      if (!path?.isCertain || path.subject.kind === 'outside') continue;
      for (const { answer, action, resource: on, estate } of path.moves) {
        const request = witnessOf(answer.witness);
        const made = /^(?:s3|kms):/.test(action)
          ? simulate(estate, request)
          : decide(estate, { by: request.principal, action, on });
        expect(made, `${request.principal} ${action}`).toMatchObject({ decision: 'allow' });
        count++;
      }
      const { answer, estate } = path.access;
      expect(simulate(estate, witnessOf(answer.witness))).toMatchObject({ decision: 'allow' });
    }
    expect(count).toBeGreaterThan(4);
  },
);

function witnessOf(placed: PlacedRequest | undefined): OperationRequest {
  if (!placed) throw new Error('no witness');
  return witnessRequest(placed);
}

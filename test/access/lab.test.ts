import { describe, expect, test } from 'vitest';
import { checkAnswer } from '../../src/access/check-access.ts';
import { sharedCases } from '../../src/access/shown-case.ts';
import type { AccessAnswer } from '../../src/access/answer.ts';
import { whoCan } from '../../src/access/who-can.ts';
import { PolicyLibrary } from '../../src/authorize/policy-library.ts';
import { loadEstate } from '../../src/config/load-estate.ts';
import type { Estate } from '../../src/estate/estate.ts';
import { printCase } from '../../src/solve/print-condition.ts';
import { ROOT } from '../readme-blocks.ts';

async function lab(name = 'lab'): Promise<Estate> {
  return (await loadEstate(`${ROOT}fixtures/abac-lab/${name}.estate.yaml`, ROOT)).estate;
}

function answersOf(estate: Estate, capability: string, resource: string): readonly AccessAnswer[] {
  const access = whoCan(estate, { capability, resource });
  if (access.kind === 'fault') throw new Error(access.message);
  return access.answers;
}

/** Verdicts by name, with the condition where there is one. */
function said(answers: readonly AccessAnswer[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    answers.map(({ name, verdict, cases }) => [
      name.replace('arn:aws:iam::111111111111:', ''),
      verdict === 'when' ? sharedCases(cases, printCase).map(printCase).join(' or ') : verdict,
    ]),
  );
}

const NOBODY_ELSE = {
  'role/KeyAdmin': 'never',
  'any other account': 'never',
  anonymous: 'never',
  'any other AWS service': 'never',
};

function condition(user: string): string {
  return `\`kms:EncryptionContext:username_owner\` equals \`${user}\` unless \`aws:SecureTransport\` is \`false\``;
}

describe('the lab', () => {
  test('each user decrypts exactly what carries their own name, and nobody else anything', async () => {
    expect(said(answersOf(await lab(), 'decrypt', 'arn:aws:s3:::lab/*'))).toEqual({
      'user/aalsg-user-1': condition('aalsg-user-1'),
      'user/aalsg-user-2': condition('aalsg-user-2'),
      ...NOBODY_ELSE,
    });
  });

  test('of an object that the estate knows, its owner alone', async () => {
    const estate = await lab();
    expect(said(answersOf(estate, 'decrypt', 'arn:aws:s3:::lab/upload_1.txt'))).toEqual({
      'user/aalsg-user-1': 'always unless `aws:SecureTransport` is `false`',
      'user/aalsg-user-2': 'never',
      ...NOBODY_ELSE,
    });
  });

  test('nobody calls the key directly, until the ViaService condition is gone', async () => {
    const never = { 'user/aalsg-user-1': 'never', 'user/aalsg-user-2': 'never', ...NOBODY_ELSE };
    expect(said(answersOf(await lab(), 'use', 'alias/lab'))).toEqual(never);
    const open = answersOf(await lab('lab-without-via'), 'use', 'alias/lab');
    expect(said(open)).toMatchObject({
      'user/aalsg-user-1': '`kms:EncryptionContext:username_owner` equals `aalsg-user-1`',
    });
    expect(open[0]?.witness?.operation).toBe('kms:Decrypt');
  });

  test('the administrator administers, always', async () => {
    expect(said(answersOf(await lab(), 'administer', 'alias/lab'))).toMatchObject({
      'role/KeyAdmin': 'always',
      'user/aalsg-user-1': 'never',
    });
  });

  test('what is allowed has statements that allow it, also where nothing else could', async () => {
    const estate = await lab();
    for (const [capability, resource] of [
      ['administer', 'alias/lab'],
      ['decrypt', 'arn:aws:s3:::lab/*'],
      ['read', 'arn:aws:s3:::lab/upload_1.txt'],
    ] as const) {
      const cases = answersOf(estate, capability, resource).flatMap((answer) => answer.cases);
      expect(cases.length).toBeGreaterThan(0);
      expect(cases.filter(({ because }) => because.length === 0)).toEqual([]);
    }
    const [admin] = answersOf(estate, 'kms:PutKeyPolicy', 'alias/lab').slice(2);
    expect(admin?.cases.map(({ because }) => because.map(({ kind }) => kind))).toEqual([
      ['resource', 'identity'],
    ]);
  });

  test.each([
    ['lab', 'decrypt', 'arn:aws:s3:::lab/*'],
    ['lab', 'write', 'arn:aws:s3:::lab/*'],
    ['lab', 's3:GetObjectTagging', 'arn:aws:s3:::lab/*'],
    ['lab-with-mistake', 'write', 'arn:aws:s3:::lab/*'],
    ['lab-without-via', 'use', 'alias/lab'],
    ['lab', 'administer', 'alias/lab'],
  ])(
    'in %s, every witness to %s %s replays and every proof stands',
    async (name, capability, resource) => {
      const estate = await lab(name);
      const library = new PolicyLibrary();
      for (const answer of answersOf(estate, capability, resource)) {
        const { certificates, samples, witness } = checkAnswer(answer, {
          estate,
          library,
          readings: new Set(),
        });
        expect(certificates.refused).toEqual([]);
        expect(samples.allowed).toEqual([]);
        const isOpen = answer.verdict === 'when' || answer.verdict === 'always';
        if (isOpen && answer.subject.kind === 'principal') expect(witness).toBe('allow');
        if (answer.verdict === 'never') expect(certificates.read).toBe(answer.ways.length);
      }
    },
  );
});

test('a "never" that is wrong is found out by trying requests', async () => {
  const estate = await lab();
  const [owner] = answersOf(estate, 'decrypt', 'arn:aws:s3:::lab/*');
  const ways = (owner?.ways ?? []).map((way) => ({
    ...way,
    condition: { ...way.condition, verdict: 'never' as const },
  }));
  const scene = { estate, library: new PolicyLibrary(), readings: new Set<string>() };
  const checked = owner && checkAnswer({ ...owner, ways }, scene);
  expect(checked?.samples.allowed).not.toEqual([]);
});

test.each([
  ['fly', 'arn:aws:s3:::lab/*', '`fly` is no capability and no action'],
  ['reed', 'arn:aws:s3:::lab/*', 'did you mean `read`?'],
  ['s3:GetObjekt', 'arn:aws:s3:::lab/*', 'did you mean `s3:GetObject`?'],
  ['s3:GetObjectTorent', 'arn:aws:s3:::lab/*', 'did you mean `s3:GetObjectTorrent`?'],
  ['iam:PassRole', 'arn:aws:s3:::lab/*', '`iam:PassRole` is no operation of Amazon S3 or AWS KMS'],
  ['use', 'arn:aws:s3:::lab/*', '`use` is nothing that one can do with an object'],
  ['kms:Decrypt', 'arn:aws:s3:::lab/*', '`kms:Decrypt` is nothing that one can do with an object'],
  ['kms:ListKeys', 'arn:aws:s3:::lab/*', 'nothing that one can do with an object'],
  ['s3:GetObject', 'alias/lab', '`s3:GetObject` is nothing that one can do with a key'],
  ['read', 'arn:aws:s3:::none/*', 'the estate has no bucket `none`'],
  ['use', 'alias/none', 'the estate has no key `alias/none`'],
  ['read', 'lab', '`lab` is no ARN'],
])('%s %s is no question', async (capability, resource, message) => {
  const access = whoCan(await lab(), { capability, resource });
  expect(access).toMatchObject({ kind: 'fault', message: expect.stringContaining(message) });
});

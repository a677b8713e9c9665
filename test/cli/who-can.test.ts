import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from './folders.ts';
import { runKeyproof, type Ran } from './run-keyproof.ts';

const READ = (bucket: string): string =>
  `{ Version: "2012-10-17", Statement: { Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::${bucket}/*" } }`;

const names = Array.from({ length: 15 }, (_, index) => `user-${index}`);

/** Objects with a tag are eve's, over TLS only; the rest is only over TLS. */
const GUARDED = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111111111111:user/eve' },
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::tagged/*',
      Condition: { StringEquals: { 's3:ExistingObjectTag/ForEve': 'yes' } },
    },
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111111111111:user/user-0' },
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::tagged/*',
    },
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: 'arn:aws:s3:::tagged/*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ],
});

const ESTATE = `
version: 1
managedPolicies: { "arn:aws:iam::111111111111:policy/read": ${READ('lab')} }
accounts:
  "111111111111":
    users:
${names.map((name) => `      ${name}: { policies: ["arn:aws:iam::111111111111:policy/read"] }`).join('\n')}
      eve: {}
    buckets:
      lab: { encryption: { algorithm: AES256 } }
      other: { encryption: { algorithm: AES256 } }
      tagged:
        encryption: { algorithm: AES256 }
        policy: ${GUARDED}
`;

async function whoCan(...args: readonly string[]): Promise<Ran & { readonly folder: string }> {
  const folder = folderWith({ 'e.yaml': ESTATE });
  const ran = await runKeyproof(['who-can', ...args, '-e', 'e.yaml'], { folder });
  return { ...ran, folder };
}

describe('who-can as text', () => {
  test('says once what is the same of many, with their number', async () => {
    const { code, stdout } = await whoCan('read', 'arn:aws:s3:::lab/*');
    expect(code).toBe(0);
    expect(stdout.match(/^ {2}always/gm)).toHaveLength(1);
    expect(stdout).toContain('user/user-11 and 3 more (15)');
  });

  test('names those outside of the estate, however many are in it', async () => {
    const { stdout } = await whoCan('read', 'arn:aws:s3:::other/*');
    expect(stdout).toContain('and 4 more (16), any other account, anonymous, any other AWS');
  });

  test('says a condition without a "when" where it only says "unless"', async () => {
    const { stdout } = await whoCan('read', 'arn:aws:s3:::tagged/*');
    expect(stdout).toContain(
      '\n    always unless `aws:SecureTransport` is `false` (s3:GetObject)\n',
    );
  });

  test('writes tags in a witness as the policy does', async () => {
    const { stdout } = await whoCan('read', 'arn:aws:s3:::tagged/*');
    expect(stdout).toContain('storedTag.ForEve=yes');
  });

  test('answers `*` for each bucket', async () => {
    const { stdout } = await whoCan('read', '*');
    const asked = stdout.split('\n').filter((line) => line.startsWith('who can'));
    expect(asked).toEqual([
      'who can read arn:aws:s3:::lab/*',
      'who can read arn:aws:s3:::other/*',
      'who can read arn:aws:s3:::tagged/*',
    ]);
    expect(stdout.match(/^ {2}always/gm)).toHaveLength(1);
  });
});

describe('who-can as JSON', () => {
  test('has an answer for each principal', async () => {
    const { stdout } = await whoCan('read', 'arn:aws:s3:::lab/*', '-f', 'json');
    const principals = names.map((name) => `arn:aws:iam::111111111111:user/${name}`);
    const able = JSON.parse(stdout).answers.filter(
      ({ verdict }: { verdict: string }) => verdict !== 'never',
    );
    expect(able).toMatchObject(
      principals.map((principal) => ({ principal, verdict: 'always', witness: { principal } })),
    );
  });

  test('of `*` lists those who can, and counts the others', async () => {
    const { stdout } = await whoCan('read', '*', '-f', 'json');
    const answered = JSON.parse(stdout).map(
      (one: { question: { resource: string }; answers: readonly object[]; never: number }) => [
        one.question.resource,
        one.answers.length,
        one.never,
      ],
    );
    expect(answered).toEqual([
      ['arn:aws:s3:::lab/*', 15, 4],
      ['arn:aws:s3:::other/*', 0, 19],
      ['arn:aws:s3:::tagged/*', 2, 17],
    ]);
  });
});

test('--emit-smt2 writes what is asked, once for those of whom it is the same', async () => {
  const { code, folder } = await whoCan('read', 'arn:aws:s3:::lab/*', '--emit-smt2', 'smt/new');
  expect(code).toBe(0);
  const files = readdirSync(join(folder, 'smt/new'));
  expect(files.length).toBeGreaterThan(1);
  expect(files.length).toBeLessThan(names.length);
  for (const file of files) {
    expect(readFileSync(join(folder, 'smt/new', file), 'utf8')).toContain('(check-sat)');
  }
});

test.each([
  [['use', '*'], '`use` is nothing that one can do with an object'],
  [['read', '*', '-f', 'csv'], '`*` is answered as text or JSON'],
  [['read', '*', '--emit-smt2', 'smt'], '`*` is answered as text or JSON'],
  [['read', '*', '-p', 'arn:aws:iam::111111111111:user/x'], 'the estate has no principal'],
])('%j is wrong usage', async (args, message) => {
  const { code, stderr, stdout } = await whoCan(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});

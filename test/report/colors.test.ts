import { expect, test } from 'vitest';
import { runKeyproof } from '../cli/run-keyproof.ts';
import { ROOT } from '../readme-blocks.ts';

const LAB = ['-e', 'fixtures/abac-lab/lab.estate.yaml'];
const OBJECT = 'arn:aws:s3:::lab/upload_1.txt';
const USER = 'arn:aws:iam::111111111111:user/aalsg-user-2';

const ESCAPE = '\u001B';

test.each([
  ['simulate', ...LAB, '-p', USER, '--operation', 's3:GetObject', '--resource', OBJECT],
  ['who-can', 'decrypt', OBJECT, ...LAB],
  ['prove', 'fixtures/abac-lab/claims.suite.yaml'],
  ['diff', 'fixtures/abac-lab/bucket-policy.json', 'fixtures/abac-lab/bucket-policy.fixed.json'],
])('%s paints on a terminal and nowhere else', async (...args) => {
  const terminal = await runKeyproof(args, { folder: ROOT, isTerminal: true });
  expect(terminal.stdout).toContain(`${ESCAPE}[`);
  expect(terminal.stdout).not.toContain(String.raw`\x1b`);
  const file = await runKeyproof(args, { folder: ROOT });
  expect(file.stdout).not.toContain(ESCAPE);
});

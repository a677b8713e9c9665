import { expect, test } from 'vitest';
import { fencedBlocks, ROOT } from '../readme-blocks.ts';
import { runKeyproof } from './run-keyproof.ts';

const RESOURCE = 'arn:aws:s3:::vault/*';
const TRAVELLER = 'arn:aws:iam::111111111111:user/traveller';
const GATE = 'arn:aws:iam::111111111111:role/gate';
const CLERK = 'arn:aws:iam::111111111111:role/clerk';

async function via(...args: readonly string[]): Promise<string> {
  const estate = 'fixtures/estates/via.estate.yaml';
  const asked = ['who-can', 'read', RESOURCE, '-e', estate, '--via', ...args];
  const { code, stdout, stderr } = await runKeyproof(asked, { folder: ROOT });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

const STEPS = [
  `sts:AssumeRole ${GATE}: always`,
  `sts:AssumeRole ${CLERK}: always`,
  `read as ${CLERK}: always`,
];

test('as text it is a tree, which the page on who-can shows', async () => {
  const page = fencedBlocks('console', 'docs/who-can.md').find((block) => block.includes('--via'));
  const [, ...shown] = page?.split('\n') ?? [];
  expect(await via('-p', TRAVELLER)).toBe(`${shown.join('\n').trimEnd()}\n`);
});

test('as JSON each answer has its path, with a witness for each move', async () => {
  const { answers } = JSON.parse(await via('-p', TRAVELLER, '-f', 'json'));
  expect(answers).toMatchObject([
    {
      principal: TRAVELLER,
      verdict: 'never',
      via: {
        certain: true,
        moves: [
          {
            move: 'assume-role',
            action: 'sts:AssumeRole',
            by: TRAVELLER,
            resource: GATE,
            verdict: 'always',
            witness: { principal: TRAVELLER, operation: 'sts:AssumeRole', resource: GATE },
          },
          { by: GATE, resource: CLERK },
        ],
        access: { by: CLERK, verdict: 'always', witness: { operation: 's3:GetObject' } },
      },
    },
  ]);
});

test('tables have a column more', async () => {
  expect((await via('-p', TRAVELLER, '-f', 'csv')).split('\n')).toEqual([
    'principal,verdict,when,via',
    `${TRAVELLER},never,,${STEPS.join('; ')}`,
    '',
  ]);
  const lines = (await via('-f', 'markdown')).split('\n');
  expect(lines).toContain('| principal | verdict | when | via |');
  expect(lines).toContain('| --- | --- | --- | --- |');
});

test('graphs have an arrow for each move, once', async () => {
  const arrows = (await via('-f', 'dot')).split('\n').filter((line) => line.includes(' -> '));
  expect(arrows).toContain(`  "${TRAVELLER}" -> "${GATE}" [label="sts:AssumeRole: always"];`);
  expect(arrows).toContain(`  "${CLERK}" -> "${RESOURCE}" [label="read: always"];`);
  expect(arrows).toHaveLength(new Set(arrows).size);
});

test('it is no matter of every bucket', async () => {
  const estate = 'fixtures/estates/via.estate.yaml';
  const ran = await runKeyproof(['who-can', 'read', '*', '-e', estate, '--via'], {
    folder: ROOT,
  });
  expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining('--via') });
});

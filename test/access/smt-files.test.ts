import { expect, test } from 'vitest';
import { smtFiles } from '../../src/access/smt-files.ts';
import { whoCan } from '../../src/access/who-can.ts';
import { loadEstate } from '../../src/config/load-estate.ts';
import { ROOT } from '../readme-blocks.ts';

test('each question is a file of its own that says what to expect', async () => {
  const { estate } = await loadEstate(`${ROOT}fixtures/abac-lab/lab.estate.yaml`, ROOT);
  const access = whoCan(estate, { capability: 'decrypt', resource: 'arn:aws:s3:::lab/*' });
  if (access.kind === 'fault') throw new Error(access.message);
  const files = smtFiles(access.answers, new Set());
  const ways = new Set(access.answers.flatMap(({ ways: all }) => all));
  expect(files).toHaveLength(ways.size);
  expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
  const expected = [...ways].map(({ condition }) =>
    condition.verdict === 'never' ? '(set-info :status unsat)' : '(set-info :status sat)',
  );
  for (const [index, { text }] of files.entries()) {
    expect(text).toContain(expected[index]);
    expect(text.trimEnd().endsWith('(check-sat)')).toBe(true);
  }
  expect(new Set(expected).size).toBe(2);
});

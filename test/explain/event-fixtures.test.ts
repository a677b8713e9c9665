import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { messageCases, messageTopics, recordCases, recordTopics } from './event-fixtures.ts';

const readme = readFileSync(new URL('../../fixtures/events/README.md', import.meta.url), 'utf8');

test('the page beside the events lists every case', () => {
  const rows = [...messageCases, ...recordCases].map(({ id, why }) => `| \`${id}\` | ${why} |`);
  expect(rows.filter((row) => !readme.includes(row))).toEqual([]);
  expect(readme.split('\n').filter((line) => line.startsWith('| `'))).toHaveLength(rows.length);
});

test('every case has its own name, and every file its page', () => {
  const ids = [...messageCases, ...recordCases].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { page } of [...messageTopics, ...recordTopics]) {
    expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  }
});

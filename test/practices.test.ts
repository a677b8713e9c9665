import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ruleIds } from './rule-files.ts';

const page = readFileSync(fileURLToPath(new URL('../docs/practices.md', import.meta.url)), 'utf8');

test('docs/practices.md names rules that there are, each once, and one or a command for each row', () => {
  const named = [...page.matchAll(/`([a-z0-9-]+\/[a-z0-9-]+)`/g)].map(([, id = '']) => id);
  expect(named.filter((id) => !ruleIds.includes(id))).toEqual([]);
  expect(named).toEqual([...new Set(named)]);
  const rows = page.split('\n').filter((line) => /^\| [A-Z]/.test(line));
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.filter((row) => !/\| (?:`|\[`keyproof )/.test(row))).toEqual([]);
});

import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadRule, ruleIds } from './rule-files.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

describe('what `npm run rules` writes', () => {
  const copy = mkdtempSync(join(tmpdir(), 'keyproof-rules-'));

  beforeAll(() => {
    for (const folder of ['rules', 'scripts'])
      cpSync(join(ROOT, folder), join(copy, folder), { recursive: true });
    rmSync(join(copy, 'rules/index.ts'));
    rmSync(join(copy, 'rules/README.md'));
    execFileSync(process.execPath, [join(copy, 'scripts/rules-index.mjs')]);
  });

  afterAll(() => rmSync(copy, { recursive: true }));

  test.for(['rules/index.ts', 'rules/README.md'])('is %s as it is committed', (path) => {
    expect(readFileSync(join(ROOT, path), 'utf8')).toBe(readFileSync(join(copy, path), 'utf8'));
  });
});

test('rules/README.md says of each rule what the rule says of itself', async () => {
  const rules = await Promise.all(ruleIds.map(loadRule));
  const rows = rules.map(
    ({ id, severity, title }) =>
      `| [${id}](${id}.ts) | ${severity} | ${title.replaceAll('|', '\\|')} |`,
  );
  const shown = readFileSync(join(ROOT, 'rules/README.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ['));
  expect(shown).toEqual(rows);
  expect(rules.filter(({ title }) => title === '')).toEqual([]);
});

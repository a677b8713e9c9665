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

describe('rules/left-out.json', () => {
  const rows: readonly unknown[] = JSON.parse(
    readFileSync(join(ROOT, 'rules/left-out.json'), 'utf8'),
  );

  test('gives ids of the form of rules, sorted, each once and with a reason', () => {
    const row = expect.objectContaining({
      id: expect.stringMatching(/^[a-z0-9-]+\/[a-z0-9]+(?:-[a-z0-9]+)*$/),
      defect: expect.stringMatching(/^\S.{10,98}[^.]$/),
      why: expect.stringMatching(/^[A-Z].{30,}\.$/),
    });
    expect(rows).toEqual(rows.map(() => row));
    expect(ids()).toEqual([...new Set(ids())].toSorted());
  });

  test('names no rule, and only families of rules', () => {
    expect(ids().filter((id) => ruleIds.includes(id))).toEqual([]);
    const families = new Set(ruleIds.map(familyOf));
    expect(ids().filter((id) => !families.has(familyOf(id)))).toEqual([]);
  });

  test('names only rules that there are where it speaks of some', () => {
    const named = JSON.stringify(rows).match(/(?<=`)[a-z0-9-]+\/[a-z0-9-]+(?=`)/g) ?? [];
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((id) => !ruleIds.includes(id))).toEqual([]);
  });

  function ids(): readonly string[] {
    return rows.map((row) => String(Object(row).id));
  }
});

function familyOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

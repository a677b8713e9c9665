import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { git, releaseIn } from './release.ts';

describe('npm run release-tag', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyproof-release-'));
  let tag = '';

  beforeAll(() => {
    tag = releaseIn(folder);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  function releaseTag(...args: readonly string[]) {
    const script = join(folder, 'scripts/release-tag.mjs');
    return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  }

  test('tags a commit beside the branch', () => {
    expect(git(folder, 'rev-parse', `${tag}^`)).toBe(git(folder, 'rev-parse', 'HEAD'));
    expect(git(folder, 'status', '--porcelain')).toBe('');
  });

  test('puts in what runs, what hooks and actions read, and no sources', () => {
    const paths = git(folder, 'ls-tree', '-r', '--name-only', tag).trim().split('\n');
    expect(paths).toContain('dist/keyproof.cjs');
    const places = new Set(paths.map((path) => path.replace(/(?<=^(?:dist|schemas)\/).*/, '*')));
    expect([...places]).toEqual([
      '.pre-commit-hooks.yaml',
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'action.yml',
      'dist/*',
      'package.json',
      'schemas/*',
    ]);
  });

  test('leaves nothing to build or to fetch', () => {
    const manifest = JSON.parse(git(folder, 'show', `${tag}:package.json`));
    expect(manifest).toMatchObject({ name: 'keyproof', bin: { keyproof: 'dist/keyproof.cjs' } });
    expect(manifest).not.toHaveProperty('scripts');
    expect(manifest).not.toHaveProperty('devDependencies');
  });

  test.for([
    ['no tag', [], 'usage: '],
    ['another version', ['v999.0.0'], 'package.json says version '],
    ['a tag that is there', ['TAG'], 'TAG is there already'],
  ] as const)('refuses %s', ([, args, message]) => {
    const { status, stderr } = releaseTag(...args.map((arg) => arg.replace('TAG', tag)));
    expect(status).toBe(2);
    expect(stderr).toContain(message.replace('TAG', tag));
  });

  test('refuses changes that are not committed', () => {
    git(folder, 'tag', '-d', tag);
    writeFileSync(join(folder, 'LICENSE'), 'changed');
    const { status, stderr } = releaseTag(tag);
    expect([status, stderr]).toEqual([2, 'commit your changes first\n']);
  });
});

import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const isHere = spawnSync('pre-commit', ['--version']).status === 0;
if (!isHere) console.warn('pre-commit is not installed: the test of the hook is skipped');

/** A stranger's repository that uses the hook of a tagged checkout. */
describe.skipIf(!isHere)('the hook of .pre-commit-hooks.yaml', () => {
  const work = mkdtempSync(join(tmpdir(), 'keyproof-hook-'));
  const hooks = join(work, 'keyproof');
  const project = join(work, 'project');

  beforeAll(() => {
    // What a release tag holds: the package with its bundle, and no development packages.
    for (const path of ['dist', 'schemas', 'package.json', '.pre-commit-hooks.yaml']) {
      cpSync(join(ROOT, path), join(hooks, path), { recursive: true });
    }
    git(hooks, 'init', '-q');
    git(hooks, 'add', '--all', '--force');
    git(hooks, 'commit', '-qm', 'release');
    git(hooks, 'tag', 'v0.0.1');
    cpSync(join(ROOT, 'fixtures/abac-lab/bucket-policy.fixed.json'), join(project, 'bucket.json'));
    git(project, 'init', '-q');
    writeFileSync(join(project, 'package.json'), '{"name": "no-policy"}\n');
    writeFileSync(
      join(project, '.pre-commit-config.yaml'),
      `repos:\n  - repo: ${hooks}\n    rev: v0.0.1\n    hooks:\n      - id: keyproof\n`,
    );
  });

  afterAll(() => rmSync(work, { recursive: true, force: true }));

  test('passes a right policy, and says nothing of other JSON', () => {
    const { status, stdout } = runHook();
    expect(stdout).toContain('Passed');
    expect(status).toBe(0);
  });

  test('refuses the mistake and shows its line', () => {
    copyFileSync(join(ROOT, 'fixtures/abac-lab/bucket-policy.json'), join(project, 'bucket.json'));
    const { status, stdout } = runHook();
    expect(status).toBe(1);
    expect(stdout).toContain('bucket.json:12:11');
    expect(stdout).toContain('s3/existing-object-tag-on-put');
  });

  function runHook(): { readonly status: number | null; readonly stdout: string } {
    git(project, 'add', '--all');
    const env = { ...process.env, PRE_COMMIT_HOME: join(work, 'cache') };
    return spawnSync('pre-commit', ['run', '--all-files'], { cwd: project, env, encoding: 'utf8' });
  }
});

test('the hook is offered under its name', () => {
  expect(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')).toContain(
    'entry: keyproof lint --ignore-unknown',
  );
});

function git(folder: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
  execFileSync('git', [...identity, '-C', folder, ...args]);
}

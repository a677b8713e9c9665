import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blockWith, ROOT } from '../readme-blocks.ts';
import { git, releaseIn } from './release.ts';

const isInstalled = spawnSync('pre-commit', ['--version']).status === 0;
if (!isInstalled) process.stderr.write('pre-commit is not installed: its hooks are not tried\n');

const work = mkdtempSync(join(tmpdir(), 'keyproof-hook-'));
const release = join(work, 'keyproof');

beforeAll(() => {
  mkdirSync(release);
  if (isInstalled) releaseIn(release);
});

afterAll(() => rmSync(work, { recursive: true }));

/** README's blocks with what they fetch replaced by what lies here. */
const HOOKS = [
  {
    name: 'from a release tag',
    config: () => blockWith('yaml', 'rev: v').replace('https://github.com/OWNER/keyproof', release),
  },
  {
    name: 'from the package',
    config: () => {
      git(release, 'checkout', '-q', git(release, 'tag').trim());
      const args = ['pack', '--silent', '--pack-destination', work];
      const tarball = execFileSync('npm', args, { cwd: release, encoding: 'utf8' }).trim();
      return blockWith('yaml', 'repo: local').replace(/keyproof@[\d.]+/, join(work, tarball));
    },
  },
];

describe.skipIf(!isInstalled).for(HOOKS)('README’s hook $name', ({ name, config }) => {
  const project = join(work, name);

  beforeAll(() => {
    mkdirSync(project);
    git(project, 'init', '-q');
    writeFileSync(join(project, '.pre-commit-config.yaml'), config());
    writeFileSync(join(project, 'package.json'), '{"name": "no-policy"}\n');
    writeFileSync(join(project, 'tsconfig.json'), '{\n  // a comment\n}\n');
  });

  function run(policy: string) {
    copyFileSync(join(ROOT, 'fixtures/abac-lab', policy), join(project, 'bucket.json'));
    git(project, 'add', '--all');
    const env = { ...process.env, PRE_COMMIT_HOME: join(work, 'cache') };
    const args = ['run', '--all-files', '--verbose'];
    return spawnSync('pre-commit', args, { cwd: project, env, encoding: 'utf8' });
  }

  test('passes a right policy, and says nothing of other JSON', () => {
    const { status, stdout } = run('bucket-policy.fixed.json');
    expect(stdout).toContain('no findings in 1 policy of 1 file');
    expect(stdout).not.toContain('.json:');
    expect(status).toBe(0);
  });

  test('refuses the mistake and shows its line', () => {
    const { status, stdout } = run('bucket-policy.json');
    expect(stdout).toContain('bucket.json:12:11');
    expect(status).toBe(1);
  });
});

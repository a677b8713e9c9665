import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What a release is made of; `dist` is there already, so the script need not build it. */
const PARTS = [
  '.gitignore',
  '.pre-commit-hooks.yaml',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'action.yml',
  'dist',
  'schemas',
  'scripts/release-tag.mjs',
];

/** A repository with the tag that `npm run release-tag` makes. Returns the name of the tag. */
export function releaseIn(folder: string): string {
  for (const part of PARTS) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  const manifest: { readonly version: string } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  );
  const built = { ...manifest, scripts: { build: 'node -e 0' } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(built));
  git(folder, 'init', '-q');
  git(folder, 'config', 'user.name', 'test');
  git(folder, 'config', 'user.email', 'test@example.com');
  git(folder, 'add', '--all');
  git(folder, 'commit', '-qm', 'source');
  const tag = `v${manifest.version}`;
  execFileSync(process.execPath, [join(folder, 'scripts/release-tag.mjs'), tag]);
  return tag;
}

/** Runs git in a folder and returns what it prints. */
export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' });
}

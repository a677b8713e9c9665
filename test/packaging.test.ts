import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Manifest {
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly license?: string;
        readonly hasInstallScript?: boolean;
        readonly optional?: boolean;
        readonly integrity?: string;
      }
    >
  >;
}

function json<Shape>(path: string): Shape {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
}

const manifest = json<Manifest>('package.json');

describe('the published package', () => {
  const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const [packed]: readonly { readonly files: readonly { readonly path: string }[] }[] =
    JSON.parse(stdout);
  const paths = (packed?.files ?? []).map(({ path }) => path);

  test('holds the bundle, the schemas and what a reader needs, nothing else', () => {
    const places = new Set(paths.map((path) => path.replace(/(?<=^(?:dist|schemas)\/).*/, '*')));
    expect([...places].toSorted()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/*',
      'package.json',
      'schemas/*',
    ]);
  });

  test.for([
    'dist/keyproof.cjs',
    'dist/index.js',
    'dist/estates.js',
    'dist/rules.js',
    'dist/facts.jsonl',
    'dist/THIRD-PARTY-NOTICES.txt',
  ])('holds %s', (path) => {
    expect(paths).toContain(path);
  });

  test('brings no packages along and runs nothing when it is installed', () => {
    expect(manifest.dependencies).toBeUndefined();
    const runs = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'];
    expect(runs.filter((name) => name in manifest.scripts)).toEqual([]);
  });

  test('names the licence of every package that is bundled', () => {
    const notices = readFileSync(join(ROOT, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['chevrotain', 'yargs', 'ajv', 'picomatch', 'yaml', 'ignore'])
      expect(notices).toMatch(new RegExp(`^${name} [\\d.]+ \\((MIT|ISC|Apache-2.0)\\)$`, 'm'));
  });

  test('asks Node for files, git, text and packed logs, never for a connection', () => {
    const bundle = paths
      .filter((path) => /^dist\/.*\.c?js$/.test(path))
      .map((path) => readFileSync(join(ROOT, path), 'utf8'))
      .join('\n');
    const asked = bundle.matchAll(/(?:require\(|from ?)["'`](?:node:)?([a-z_]+)["'`]/g);
    expect([...new Set([...asked].map(([, name]) => name))].toSorted()).toEqual([
      'buffer',
      'child_process',
      'crypto',
      'fs',
      'module',
      'path',
      'process',
      'stream',
      'string_decoder',
      'url',
      'util',
      // To compile the bundle's own chunks, nothing else.
      'vm',
      'zlib',
    ]);
    expect(bundle).not.toMatch(/\b(?:fetch|WebSocket|EventSource)\(/);
  });

  test('has a command that Node starts by its first line', () => {
    const command = readFileSync(join(ROOT, manifest.bin['keyproof'] ?? ''), 'utf8');
    expect(command.split('\n')[0]).toBe('#!/usr/bin/env node');
  });

  test('knows its own version', () => {
    const { stdout: shown } = spawnSync(
      process.execPath,
      [join(ROOT, 'dist/keyproof.cjs'), '--version'],
      { encoding: 'utf8' },
    );
    expect(shown.trim()).toBe(manifest.version);
  });
});

describe('what development needs', () => {
  const packages = Object.entries(json<Lock>('package-lock.json').packages).filter(
    ([path]) => path !== '',
  );

  test('is named by exact versions', () => {
    for (const version of Object.values(manifest.devDependencies))
      expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  });

  test('comes with a checksum', () => {
    expect(packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
  });

  test('runs nothing when it is installed, but for packages of other systems', () => {
    const running = packages.filter(([, entry]) => entry.hasInstallScript && !entry.optional);
    expect(running).toEqual([]);
  });

  test('is licensed for use in an Apache-2.0 project', () => {
    const permitted = /^(MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|BlueOak-1\.0\.0|MPL-2\.0)$/;
    expect(packages.filter(([, { license = '' }]) => !permitted.test(license))).toEqual([]);
  });
});

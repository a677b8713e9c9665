import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { folderWith, WRONG } from './folders.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

/** A copy of the built command, which nobody has started yet. */
function installed(): string {
  const dist = join(mkdtempSync(join(tmpdir(), 'keyproof-installed-')), 'dist');
  cpSync(DIST, dist, { recursive: true, filter: (path) => !path.endsWith('.code') });
  return dist;
}

function lint(dist: string, environment: Readonly<Record<string, string>> = {}): string {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(dist, 'keyproof.cjs'), 'lint', '--format', 'json'],
    { cwd: folderWith({ 'wrong.json': WRONG }), encoding: 'utf8', env: environment },
  );
  return stdout + stderr;
}

function kept(dist: string): readonly string[] {
  return readdirSync(dist).filter((name) => name.includes('.code'));
}

function contents(dist: string): readonly string[] {
  return kept(dist).map((name) => readFileSync(join(dist, name), 'base64'));
}

function sizeOf(dist: string, name: string): number {
  return statSync(join(dist, name)).size;
}

describe('the compiled code of the command', () => {
  test('is kept at the first start, and used from then on', () => {
    const dist = installed();
    const first = lint(dist);
    expect(first).toContain('"summary"');
    const before = contents(dist);
    expect(before.length).toBeGreaterThan(0);
    expect(lint(dist)).toBe(first);
    expect(contents(dist)).toEqual(before);
  });

  test('grows with what another command uses', () => {
    const dist = installed();
    spawnSync(process.execPath, [join(dist, 'keyproof.cjs'), '--version'], { env: {} });
    const sizes = new Map(kept(dist).map((name) => [name, sizeOf(dist, name)]));
    lint(dist);
    const grown = [...sizes].filter(([name, size]) => sizeOf(dist, name) > size * 1.2);
    expect(grown.length).toBeGreaterThan(0);
  });

  test('is made anew when it is not what this Node.js wrote', () => {
    const dist = installed();
    const first = lint(dist);
    const [name = ''] = kept(dist);
    truncateSync(join(dist, name), 1000);
    expect(lint(dist)).toBe(first);
    expect(readFileSync(join(dist, name)).length).toBeGreaterThan(1000);
  });

  test('may be something that cannot be read or replaced', () => {
    const dist = installed();
    const first = lint(dist);
    const names = kept(dist);
    const other = installed();
    for (const name of names) mkdirSync(join(other, name));
    expect(lint(other)).toBe(first);
    expect(kept(other)).toEqual(names);
  });

  test('is not kept where the user wants none of Node.js', () => {
    const dist = installed();
    expect(lint(dist, { NODE_DISABLE_COMPILE_CACHE: '1' })).toContain('"summary"');
    expect(kept(dist)).toEqual([]);
  });
});

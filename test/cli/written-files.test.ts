import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CLEAN, folderWith, WRONG } from './folders.ts';
import { runKeyproof } from './run-keyproof.ts';

const FIX = ['lint', '--fix', '--unsafe-fixes'];

describe('a file that --fix repairs', () => {
  test('keeps its mode', async () => {
    const folder = folderWith({ 'a.json': WRONG });
    chmodSync(join(folder, 'a.json'), 0o600);
    await runKeyproof(FIX, { folder });
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe(CLEAN);
    expect(statSync(join(folder, 'a.json')).mode & 0o777).toBe(0o600);
  });

  test('stays where a link leads', async () => {
    const folder = folderWith({ 'real/a.json': WRONG });
    symlinkSync('real/a.json', join(folder, 'link.json'));
    await runKeyproof([...FIX, 'link.json'], { folder });
    expect(lstatSync(join(folder, 'link.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real/a.json'), 'utf8')).toBe(CLEAN);
    expect(readdirSync(join(folder, 'real'))).toEqual(['a.json']);
  });
});

test('--output writes into what is no plain file', async () => {
  const folder = folderWith({ 'a.json': CLEAN });
  const { code } = await runKeyproof(['lint', '-o', '/dev/null'], { folder });
  expect(code).toBe(0);
  expect(statSync('/dev/null').isFile()).toBe(false);
});

describe('a baseline', () => {
  test('knows its files from whatever folder keyproof is run in', async () => {
    const folder = folderWith({
      'sub/a.json': WRONG,
      'keyproof.config.json': '{"baseline": "base.json"}',
    });
    await runKeyproof(['lint', '--write-baseline', 'base.json'], { folder });
    const sub = join(folder, 'sub');
    expect(await runKeyproof(['lint'], { folder: sub })).toMatchObject({ code: 0, stderr: '' });
    await runKeyproof(['lint', '--write-baseline', '../base.json'], { folder: sub });
    expect(await runKeyproof(['lint', 'sub'], { folder })).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(join(folder, 'base.json'), 'utf8')).toContain('"sub/a.json"');
  });

  test('does not take in what is suppressed', async () => {
    const suppression = {
      rule: 'action/*',
      path: '*.json',
      reason: 'the action is new and not known yet',
    };
    const folder = folderWith({
      'a.json': WRONG,
      'keyproof.config.json': JSON.stringify({ suppressions: [suppression] }),
    });
    const { stderr } = await runKeyproof(['lint', 'a.json', '--write-baseline', 'base.json'], {
      folder,
    });
    expect(stderr).toBe('note: base.json now hides 0 findings\n');
    expect(
      await runKeyproof(['lint', 'a.json', '--baseline', 'base.json'], { folder }),
    ).toMatchObject({ code: 0, stderr: '' });
  });
});

test('--changed finds its files where the folder is reached by a link', async () => {
  const folder = folderWith({});
  mkdirSync(join(folder, 'real'));
  symlinkSync('real', join(folder, 'link'));
  execFileSync('git', ['-C', join(folder, 'real'), 'init', '-q'], { stdio: 'pipe' });
  execFileSync(
    'git',
    ['-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '-q', '--allow-empty', '-m', 'one'],
    { cwd: join(folder, 'real'), stdio: 'pipe' },
  );
  writeFileSync(join(folder, 'real/a.json'), WRONG);
  const { code } = await runKeyproof(['lint', '--changed'], { folder: join(folder, 'link') });
  expect(code).toBe(1);
});

test('notes about files show what would act on a terminal', async () => {
  const folder = folderWith({ 'a.json': CLEAN });
  symlinkSync('nowhere', join(folder, '\u001B[31m.json'));
  const { stderr } = await runKeyproof(['lint'], { folder });
  expect(stderr).toContain('\\x1b[31m.json');
  expect(stderr).not.toContain('\u001B');
});

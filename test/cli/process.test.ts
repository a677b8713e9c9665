import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../src/report/report.ts';
import { CLEAN, folderWith, WRONG } from './folders.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COMMAND = join(ROOT, 'dist/keyproof.cjs');

interface Surroundings {
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly node?: readonly string[];
}

/** Runs the built command as users do, in a process of its own. */
function keyproof(
  args: readonly string[],
  { folder, environment = {}, node = [] }: Surroundings,
): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [...node, COMMAND, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...environment },
    maxBuffer: 64 * 1024 * 1024,
  });
}

function shell(script: string, folder: string): SpawnSyncReturns<string> {
  const env = { PATH: process.env['PATH'], NODE: process.execPath, COMMAND };
  return spawnSync('bash', ['--norc', '-c', script], { cwd: folder, encoding: 'utf8', env });
}

describe('the built command', () => {
  test.for([
    ['0 for a clean file', ['lint', 'clean.json'], 0],
    ['1 for findings', ['lint', 'wrong.json'], 1],
    ['2 for a file that is not there', ['lint', 'missing.json'], 2],
    ['2 for an unknown option', ['lint', '--constructor=1'], 2],
    ['0 for the list of rules', ['rules'], 0],
    ['0 for help', ['lint', '--help'], 0],
  ] as const)('exits with %s', ([, args, code]) => {
    const folder = folderWith({ 'clean.json': CLEAN, 'wrong.json': WRONG });
    const { status, stdout, stderr } = keyproof(args, { folder });
    expect(status).toBe(code);
    expect(code === 2 ? stdout : stderr).toBe('');
  });

  test('prints a script that completes its commands', () => {
    const folder = folderWith({});
    const { stdout, status } = keyproof(['completion'], { folder });
    expect(status).toBe(0);
    expect(stdout).toContain('keyproof');
    expect(shell(`"$NODE" "$COMMAND" completion | bash -n`, folder).status).toBe(0);
    const offered = keyproof(['--get-yargs-completions', 'keyproof', ''], { folder }).stdout;
    for (const command of ['lint', 'evaluate', 'rules', 'init'])
      expect(offered).toMatch(new RegExp(`^${command}\\b`, 'm'));
  });

  test('ends quietly when its reader has seen enough', () => {
    const folder = folderWith({ 'wrong.json': WRONG });
    const script = `set -o pipefail; "$NODE" "$COMMAND" rules -f json | head -n 1`;
    const { stdout, stderr, status } = shell(script, folder);
    expect([stdout, stderr, status]).toEqual(['[\n', '', 0]);
  });

  test.skipIf(process.platform !== 'linux')('says that nothing more fits on the disk', () => {
    const { stderr, status } = shell(`"$NODE" "$COMMAND" rules > /dev/full`, folderWith({}));
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^keyproof: .*ENOSPC.*\n$/)]);
  });

  test('opens no connection and asks no name server', () => {
    const folder = folderWith({
      'wrong.json': WRONG,
      'offline.cjs': `
        const refuse = () => { require('node:fs').writeFileSync('called', ''); throw new Error('offline'); };
        const net = require('node:net');
        const dns = require('node:dns');
        net.Socket.prototype.connect = refuse;
        for (const name of ['connect', 'createConnection']) net[name] = refuse;
        for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
          dns[name] = refuse;
          dns.promises[name] = refuse;
        }
        for (const name of ['request', 'get']) {
          require('node:http')[name] = refuse;
          require('node:https')[name] = refuse;
        }
        globalThis.fetch = refuse;
      `,
    });
    const offline = { folder, node: ['--require', './offline.cjs'] };
    const { status, stderr } = keyproof(['lint', 'wrong.json', '-f', 'sarif'], offline);
    expect([status, stderr]).toEqual([1, '']);
    expect(keyproof(['rules', '-f', 'json'], offline).status).toBe(0);
    expect(keyproof(['init'], offline).status).toBe(0);
    expect(() => readFileSync(join(folder, 'called'))).toThrow(/ENOENT/);
    const asks = ['--require', './offline.cjs', '-e', 'require("node:net").connect(9)'];
    expect(spawnSync(process.execPath, asks, { cwd: folder }).status).not.toBe(0);
  });

  test.for([
    ['a small heap', ['--max-old-space-size=64']],
    ['no code from strings for those who ask for none', ['--frozen-intrinsics']],
    ['no __proto__', ['--disable-proto=throw']],
    ['no warnings as errors', ['--throw-deprecation']],
  ] as const)('works with %s', ([, node]) => {
    const folder = folderWith({ 'wrong.json': WRONG });
    expect(keyproof(['lint', 'wrong.json'], { folder, node }).stdout).toContain(
      'action/unknown-action',
    );
  });
});

describe('the same input gives the same bytes', () => {
  const files = {
    'a.json': WRONG,
    'b.json': CLEAN,
    'd/é.json': WRONG,
    'd/z.json': WRONG.replace('GetObjekt', 'PutObjekt'),
    'D/a.json': WRONG,
    'ä.json': WRONG,
    '.gitignore': 'b.json\n',
  };

  test.for(FORMATS)('as %s, whatever the surroundings', (format) => {
    const folder = folderWith(files);
    const args = ['lint', '-f', format];
    const first = keyproof(args, { folder }).stdout;
    expect(first).toMatch(/GetObjekt/);
    const environments: readonly Readonly<Record<string, string>>[] = [
      { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' },
      { LC_ALL: 'C', TZ: 'America/Los_Angeles', HOME: '/nowhere', COLUMNS: '20' },
      { LANGUAGE: 'de', LC_ALL: 'sv_SE.UTF-8', NODE_ENV: 'production', CI: 'true' },
    ];
    for (const environment of environments)
      expect(keyproof(args, { folder, environment }).stdout).toBe(first);
    const named = ['ä.json', 'd', 'a.json', 'D/a.json', './d/../a.json', 'd/*.json'];
    for (const order of [['.', ...named], ['.', ...named].toReversed()])
      expect(keyproof([...args, ...order], { folder }).stdout).toBe(first);
  });

  test.for(FORMATS)('as %s, in another folder', (format) => {
    const [one, other] = [folderWith(files), folderWith({})];
    mkdirSync(join(other, 'deep'));
    const moved = join(other, 'deep/copy');
    const args = ['lint', '-f', format];
    const first = keyproof(args, { folder: one }).stdout;
    renameSync(one, moved);
    expect(keyproof(args, { folder: moved }).stdout).toBe(first);
  });

  test('in whatever order the files were made', () => {
    const names = Object.keys(files);
    const outputs = [names, names.toReversed()].map((order) => {
      const folder = folderWith({});
      for (const directory of ['d', 'D']) mkdirSync(join(folder, directory));
      for (const name of order)
        writeFileSync(join(folder, name), new Map(Object.entries(files)).get(name) ?? '');
      return keyproof(['lint', '-f', 'json'], { folder }).stdout;
    });
    expect(outputs[0]).toBe(outputs[1]);
    expect(outputs[0]).toContain('GetObjekt');
  });
});

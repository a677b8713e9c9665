import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { selectFiles } from '../../src/config/files.ts';
import { globMatcher, isGlob } from '../../src/config/globs.ts';
import { folderWith } from '../cli/folders.ts';

function select(folder: string, ...args: readonly string[]): readonly string[] {
  return selectFiles(args, { folder, isIgnored: () => false }).files.map(({ path }) => path);
}

const NOTHING = '{}';

describe('arguments', () => {
  const FILES = {
    'a.json': NOTHING,
    'b.JSON': NOTHING,
    'c.jsonc': NOTHING,
    'd.txt': NOTHING,
    'x/e.json': NOTHING,
    'x/y/f.json': NOTHING,
    'z[1].json': NOTHING,
  };

  test.for([
    [['.'], ['a.json', 'b.JSON', 'c.jsonc', 'x/e.json', 'x/y/f.json', 'z[1].json']],
    [['x'], ['x/e.json', 'x/y/f.json']],
    [['x/'], ['x/e.json', 'x/y/f.json']],
    [['d.txt'], ['d.txt']],
    [
      ['x', 'a.json', './x/e.json', 'x'],
      ['a.json', 'x/e.json', 'x/y/f.json'],
    ],
    [['*.json'], ['a.json', 'z[1].json']],
    [['./x/**/*.json'], ['x/e.json', 'x/y/f.json']],
    [['{a,x/e}.json'], ['a.json', 'x/e.json']],
    [['z[1].json'], ['z[1].json']],
  ] as const)('%j', ([args, files]) => {
    expect(select(folderWith(FILES), ...args)).toEqual(files);
  });

  test('from another folder', () => {
    const folder = folderWith(FILES);
    expect(select(join(folder, 'x/y'), '..')).toEqual(['../e.json', 'f.json']);
    expect(select(join(folder, 'x/y'), '../*.json')).toEqual(['../e.json']);
  });

  test.for(['missing.json', '*.yaml', 'x/*/*/*.json', 'missing/**'])(
    '%s names nothing',
    (argument) => {
      expect(() => select(folderWith(FILES), argument)).toThrow(/no such file|no file matches/);
    },
  );

  test('many files come sorted by code unit', () => {
    const names = Array.from({ length: 2000 }, (_, i) => `${i % 2 === 0 ? 'a' : 'B'}/${i}.json`);
    const folder = folderWith(Object.fromEntries(names.map((name) => [name, NOTHING])));
    expect(select(folder, '.')).toEqual(names.toSorted());
  });
});

describe('what is not read', () => {
  test('links, unless they are named: they can lead out, or in circles', () => {
    const outside = folderWith({ 'secret.json': NOTHING });
    const folder = folderWith({ 'a.json': NOTHING });
    symlinkSync(join(outside, 'secret.json'), join(folder, 'out.json'));
    symlinkSync(folder, join(folder, 'loop'));
    symlinkSync(join(folder, 'gone'), join(folder, 'gone.json'));
    const { files, notes } = selectFiles(['.'], { folder, isIgnored: () => false });
    expect(files.map(({ path }) => path)).toEqual(['a.json']);
    expect(notes.toSorted()).toEqual([
      'gone.json: this is a link; name it to have it checked',
      'out.json: this is a link; name it to have it checked',
    ]);
    expect(select(folder, 'out.json')).toEqual(['out.json']);
    expect(select(folder, 'loop')).toEqual(['loop/a.json']);
    expect(() => select(folder, 'gone.json')).toThrow('there is no such file');
  });

  test('pipes: passed over with a note, an error where nothing else is named', () => {
    const folder = folderWith({ 'a.json': NOTHING });
    execFileSync('mkfifo', [join(folder, 'pipe.json')]);
    const note = 'pipe.json: this is neither a file nor a folder';
    for (const args of [['.'], ['pipe.json', 'a.json']]) {
      const { files, notes } = selectFiles(args, { folder, isIgnored: () => false });
      expect(files.map(({ path }) => path)).toEqual(['a.json']);
      expect(notes).toEqual([note]);
    }
    expect(() => select(folder, 'pipe.json')).toThrow(note);
  });

  test('YAML, with a word on why', () => {
    const folder = folderWith({ 'a.yaml': 'a: b', 'b.json': NOTHING });
    expect(() => select(folder, 'a.yaml')).toThrow(
      'a.yaml: YAML is not read; write the policy as JSON',
    );
    expect(select(folder, 'a.yaml', 'b.json')).toEqual(['b.json']);
    expect(select(folder, '.')).toEqual(['b.json']);
  });

  test('a folder with the name of a file is a folder', () => {
    const folder = folderWith({ 'x.json/y.json': NOTHING });
    mkdirSync(join(folder, 'empty.json'));
    expect(select(folder, '.')).toEqual(['x.json/y.json']);
    expect(select(folder, 'x.json')).toEqual(['x.json/y.json']);
  });

  test('.git and node_modules', () => {
    const folder = folderWith({
      '.git/a.json': NOTHING,
      'node_modules/b/c.json': NOTHING,
      'd/node_modules/e.json': NOTHING,
      'f.json': NOTHING,
    });
    expect(select(folder, '.')).toEqual(['f.json']);
    expect(select(folder, 'node_modules')).toEqual(['node_modules/b/c.json']);
  });
});

describe('.gitignore', () => {
  const FILES = {
    '.git/config': '',
    '.gitignore': [
      'build/',
      '*.tmp.json',
      '/top.json',
      '!keep.tmp.json',
      '# a remark',
      '',
      'd?r/**/x.json',
    ].join('\n'),
    'build/a.json': NOTHING,
    'BUILD/a.json': NOTHING,
    'src/build/b.json': NOTHING,
    'a.tmp.json': NOTHING,
    'keep.tmp.json': NOTHING,
    'top.json': NOTHING,
    'src/top.json': NOTHING,
    'src/.gitignore': 'own.json\n!b.tmp.json\n',
    'src/own.json': NOTHING,
    'src/b.tmp.json': NOTHING,
    'src/deep/own.json': NOTHING,
    'dir/1/2/x.json': NOTHING,
    'dir/1/2/y.json': NOTHING,
    'own.json': NOTHING,
  };

  const SEEN = [
    'BUILD/a.json',
    'dir/1/2/y.json',
    'keep.tmp.json',
    'own.json',
    'src/b.tmp.json',
    'src/top.json',
  ];

  test('holds as git reads it, case and nested files included', () => {
    const folder = folderWith(FILES);
    expect(select(folder, '.')).toEqual(SEEN);
    execFileSync('git', ['init', '-q', folder]);
    const git = execFileSync(
      'git',
      ['-C', folder, 'ls-files', '--others', '--exclude-standard', '--', '*.json'],
      { encoding: 'utf8' },
    );
    expect(git.trim().split('\n').toSorted()).toEqual(SEEN);
  });

  test('of folders above holds below', () => {
    const folder = folderWith(FILES);
    expect(select(join(folder, 'src'), '.')).toEqual(['b.tmp.json', 'top.json']);
    expect(select(folder, 'src')).toEqual(['src/b.tmp.json', 'src/top.json']);
  });

  test('gives way to what is named', () => {
    const folder = folderWith(FILES);
    expect(select(folder, 'a.tmp.json', 'build')).toEqual(['a.tmp.json', 'build/a.json']);
  });

  test('of a hostile repository takes no time', () => {
    const lines = ['*a*a*a*a*a*a*a*a*b', '**/**/**/**/*x', `${'?*'.repeat(50)}y`].join('\n');
    const name = `${'a'.repeat(220)}.json`;
    const folder = folderWith({ '.git/config': '', '.gitignore': lines, [name]: NOTHING });
    expect(select(folder, '.')).toEqual([name]);
  });

  test('outside of a repository holds in its own folder only', () => {
    const folder = folderWith({ '.gitignore': 'a.json', 'a.json': NOTHING, 'x/a.json': NOTHING });
    expect(select(folder, '.')).toEqual([]);
    expect(select(folder, 'x')).toEqual(['x/a.json']);
  });
});

describe('globs', () => {
  test.for([
    ['*.json', 'a.json', true],
    ['*.json', 'x/a.json', false],
    ['**/*.json', 'a.json', true],
    ['**/*.json', '.hidden/a.json', true],
    ['x/**', 'x/y/z', true],
    ['a?c', 'abc', true],
    ['[ab]c', 'bc', true],
    ['{a,b}/c', 'b/c', true],
    ['(a+)+b', 'aab', false],
    ['(a+)+b', '(a+)+b', true],
    ['a|b', 'a', false],
    ['a|b', 'a|b', true],
    ['@(a|b)', 'a', false],
    ['A', 'a', false],
  ] as const)('%s of %s: %s', ([glob, path, expected]) => {
    expect(globMatcher(glob)(path)).toBe(expected);
  });

  test.for(['*a*a*a*a', '**/a/**/b/**', '{a}{a}{a}{a}{a}', 'x'.repeat(257), '!a'])(
    '%s is refused',
    (glob) => {
      expect(() => globMatcher(glob)).toThrow('the glob');
    },
  );

  test('no cheap glob takes long on a long path', () => {
    for (const glob of [
      '*a*a*b',
      '**/*a/**/*b',
      '(a+)+(a+)+b',
      '[a]*[a]*[a]*b',
      '{a*,a*}{a,aa}*b',
    ]) {
      expect(globMatcher(glob)('a'.repeat(1024))).toBe(false);
    }
    expect(globMatcher('**')('a'.repeat(1025))).toBe(false);
  });

  test('arguments with a wildcard are globs', () => {
    expect(['a*', 'a?', '[a]', '{a}'].every(isGlob)).toBe(true);
    expect(['a', './a-b_c(1).json', '../a'].some(isGlob)).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import { sourceFiles, type SourceFile } from './source-files.ts';

/** A later folder may import an earlier one, never back. Folders on one line know nothing of each other. */
const ORDER: readonly (readonly string[])[] = [
  ['syntax'],
  ['policy'],
  ['catalog'],
  ['term'],
  ['authorize'],
  ['solve'],
  ['estate'],
  ['ingest'],
  ['flow'],
  ['access'],
  ['claims', 'explain'],
  ['lint'],
  ['report', 'config'],
  ['cli'],
];

/** Tables of AWS facts and lists of files may be long: they are one thing each. */
const LONG_ENOUGH = new Set(['src/catalog/service-principals.ts', 'src/index.ts']);

/** What other programs import. */
const ENTRIES = new Set(['src/index.ts', 'src/estates.ts']);

const src = sourceFiles('src');
const rules = sourceFiles('rules');
const oracle = sourceFiles('test/oracle');

function rankOf(path: string): number {
  const folder = path.split('/')[1] ?? '';
  return ORDER.findIndex((names) => names.includes(folder));
}

function edges(files: readonly SourceFile[]): readonly (readonly [from: string, to: string])[] {
  return files.flatMap(({ path, files: targets }) =>
    targets.map((target) => [path, target] as const),
  );
}

describe('imports', () => {
  test('point from later folders to earlier ones', () => {
    const wrong = edges(src).filter(([from, to]) => {
      if (!to.startsWith('src/') || ENTRIES.has(from)) return false;
      const [own, other] = [from.split('/')[1], to.split('/')[1]];
      return own !== other && rankOf(from) <= rankOf(to);
    });
    expect(wrong).toEqual([]);
  });

  test('of src stay inside, but for the command, which brings the rules in', () => {
    const outside = edges(src).filter(
      ([from, to]) => !/^(src|schemas|package\.json)/.test(to) && !from.startsWith('src/cli/'),
    );
    expect(outside).toEqual([]);
  });

  test('of rules are the public API only', () => {
    const wrong = edges(rules).filter(
      ([from, to]) => to !== 'src/index.ts' && from !== 'rules/index.ts',
    );
    expect(wrong).toEqual([]);
  });

  test('of the oracle share nothing with what it checks', () => {
    const shared = edges(oracle).filter(([, to]) => to.startsWith('src/'));
    expect(shared).toEqual([]);
  });

  test('know every folder', () => {
    expect(src.filter(({ path }) => !ENTRIES.has(path) && rankOf(path) < 0)).toEqual([]);
  });

  test('make no cycle', () => {
    expect(cycleIn(src.filter(({ path }) => !ENTRIES.has(path)))).toEqual([]);
  });

  test('take each package into one folder', () => {
    const folders = new Map<string, Set<string>>();
    for (const { path, packages } of src) {
      for (const name of packages) {
        folders.set(name, (folders.get(name) ?? new Set()).add(path.split('/')[1] ?? ''));
      }
    }
    // Types of a file format are no code.
    folders.delete('sarif');
    expect([...folders].filter(([, used]) => used.size > 1)).toEqual([]);
  });
});

describe('sizes', () => {
  test.for([...src, ...rules].map((file) => [file.path, file] as const))('%s', ([path, file]) => {
    if (LONG_ENOUGH.has(path) || path === 'rules/index.ts') return;
    expect(file.lines).toBeLessThanOrEqual(path.startsWith('rules/') ? 120 : 250);
    expect(file.functions.filter(({ lines }) => lines > 45)).toEqual([]);
  });
});

test('nothing silences the type checker', () => {
  const silenced = [...src, ...rules].filter((file) => file.silenced.length > 0);
  expect(silenced.map(({ path, silenced: lines }) => `${path}:${lines.join(',')}`)).toEqual([]);
});

describe('words', () => {
  const FORBIDDEN = [
    /@ts-(?:ignore|expect-error|nocheck)/,
    /\b(?:eslint|oxlint)-disable/,
    /\bTODO\b|\bFIXME\b/,
    /new RegExp\(/,
    /\beval\(|new Function\(/,
    /\.localeCompare\(/,
    /\b(?:policyDoc|stmt|perm|ctx)\b/,
  ];

  test.for(FORBIDDEN.map((pattern) => [String(pattern), pattern] as const))(
    '%s stands nowhere',
    ([, pattern]) => {
      expect(
        [...src, ...rules].filter(({ text }) => pattern.test(text)).map(({ path }) => path),
      ).toEqual([]);
    },
  );
});

/**
 * The files of one import cycle; empty when there is none. Type imports count: they tie files too.
 * What a command loads when it runs does not: its options are loaded before.
 */
function cycleIn(files: readonly SourceFile[]): readonly string[] {
  const targets = new Map(
    files.map(({ path, files: to, lazyFiles }) => [
      path,
      to.filter((target) => !lazyFiles.includes(target)),
    ]),
  );
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): readonly string[] => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return [];
    for (const to of targets.get(path) ?? []) {
      const cycle = walk(to, [...trail, path]);
      if (cycle.length > 0) return cycle;
    }
    done.add(path);
    return [];
  };
  for (const { path } of files) {
    const cycle = walk(path, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadEstate, type LoadedEstate } from '../../src/config/load-estate.ts';
import { UsageError } from '../../src/config/usage-error.ts';
import { estateOf as makeEstate } from '../bench/estates.mjs';

/** A new folder with files. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyproof-estate-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** What loading an estate says; `loaded` when nothing is wrong. */
async function outcome(load: Promise<LoadedEstate>): Promise<readonly string[]> {
  try {
    const { notes } = await load;
    return notes;
  } catch (error) {
    if (error instanceof UsageError) return [error.message];
    throw error;
  }
}

function said(text: string, name = 'a.estate.yaml'): Promise<readonly string[]> {
  return outcome(loadEstate(name, folderWith({ [name]: text })));
}

const ALLOW = '{"Version":"2012-10-17","Statement":[]}';

describe('a fault of an estate is told with its place', () => {
  test.for(
    [
      ['version: 1\n', 'a.estate.yaml:1:1: the file lacks `accounts`'],
      ['accounts: {}\n', 'a.estate.yaml:1:1: the file lacks `version`'],
      ['version: 2\naccounts: {}\n', 'a.estate.yaml:1:10: `version` must be one of 1'],
      [
        'version: 1\nacounts: {}\naccounts: {}\n',
        'a.estate.yaml:2:1: the file has no setting `acounts`; did you mean `accounts`?',
      ],
      [
        'version: 1\naccounts:\n  11111111111: {}\n',
        'a.estate.yaml:3:3: the name `11111111111` in `accounts` must look like `111111111111`',
      ],
      [
        'version: 1\naccounts:\n  "111111111111":\n    user: {}\n',
        'a.estate.yaml:4:5: `accounts/111111111111` has no setting `user`; did you mean `users`?',
      ],
      [
        'version: 1\naccounts: {"111111111111": {buckets: {bbb: {encryption: {algorithm: aws}}}}}\n',
        'a.estate.yaml:2:69: `accounts/111111111111/buckets/bbb/encryption/algorithm` must be one of AES256, aws:kms, aws:kms:dsse',
      ],
      [
        'version: 1\naccounts: {"111111111111": {buckets: {bbb: {encryption: {algorithm: "aws:kms", context: {}}}}}}\n',
        '`accounts/111111111111/buckets/bbb/encryption` has no setting `context`',
      ],
      [
        'version: 1\naccounts: {"111111111111": {users: {a/b: {}}}}\n',
        'a.estate.yaml:2:37: the name `a/b` in `accounts/111111111111/users` must look like `reader`',
      ],
      [
        'version: 1\naccounts: {"111111111111": {users: {ana: {tags: {a: 1}}}}}\n',
        '`accounts/111111111111/users/ana/tags/a` must be string',
      ],
      [
        'version: 1\naccounts: {"111111111111": {keys: {k: {aliases: [lab]}}}}\n',
        '`accounts/111111111111/keys/k/aliases/0` must look like `alias/lab`',
      ],
      [
        'version: 1\naccounts: {"111111111111": {users: {ana: {}, ana: {}}}}\n',
        'a.estate.yaml:2:46: this name stands twice in one object',
      ],
      [
        'version: 1\naccounts: {"111111111111": {users: {ana: {groups: [devs]}}}}\n',
        'a.estate.yaml:2:52: account 111111111111 has no group `devs`',
      ],
      ['version: 1\naccounts: &a {}\norganization: *a\n', 'aliases are not read here'],
      [
        'version: 1\naccounts: {__proto__: {}}\n',
        'the name `__proto__` in `accounts` must look like',
      ],
      [`version: 1\naccounts: ${'['.repeat(100_000)}`, 'this nests too deep'],
      ['- '.repeat(10_000), 'this nests too deep'],
      ['', 'a.estate.yaml:1:1: the file must be object'],
    ].map(([text = '', message = '']) => [message, text] as const),
  )('%s', async ([message, text]) => {
    const [first = '', ...rest] = await said(text);
    expect(first).toContain(message);
    expect(rest).toEqual([]);
  });

  test.for(
    [
      [
        '{"version":1,"accounts":{"1":{}}}',
        'a.json:1:26: the name `1` in `accounts` must look like',
      ],
      ['{"version":1,"accounts":{},"accounts":{}}', 'a.json:1:28: this name stands twice'],
      ['{"version":1,"accounts":{}', 'a.json:1:26: the text ends, but a `{` is still open'],
      [
        '{"version":1,"accounts":{"111111111111":{"__proto__":{}}}}',
        '`accounts/111111111111` has no setting `__proto__`',
      ],
      [
        `{"version":1,"accounts":{"111111111111":{"users":{"ana":{"policies":[{"a":${'['.repeat(99)}${']'.repeat(99)}}]}}}}}`,
        'objects and arrays nest more than 64 levels deep',
      ],
    ].map(([text = '', message = '']) => [message, text] as const),
  )('%s', async ([message, text]) => {
    expect((await said(text, 'a.json')).join()).toContain(message);
  });

  test('a file that is not there', async () => {
    const folder = folderWith({});
    expect(await outcome(loadEstate('a.yaml', folder))).toEqual(['a.yaml: there is no such file']);
    expect(await outcome(loadEstate('a.json', folder))).toEqual(['a.json: there is no such file']);
  });
});

/** The estate of a bucket with a policy in a file. */
function referring(path: string): string {
  const buckets = { bbb: { policy: path } };
  return JSON.stringify({ version: 1, accounts: { 111111111111: { buckets } } });
}

function policyName({ estate }: LoadedEstate): string | undefined {
  return estate.buckets.get('bbb')?.policy?.name;
}

describe('files that an estate refers to', () => {
  test('are found from where the estate lies', async () => {
    const folder = folderWith({
      'estates/a.json': referring('../policies/b.json'),
      'policies/b.json': ALLOW,
    });
    const loaded = await loadEstate('estates/a.json', folder);
    expect(loaded.notes).toEqual([]);
    expect(policyName(loaded)).toBe('../policies/b.json');
    expect(loaded.estate.sources.get('../policies/b.json')?.file).toBe('policies/b.json');
  });

  test('stay below the folder where keyproof runs', async () => {
    const folder = folderWith({ 'work/a.json': referring('../b.json'), 'b.json': ALLOW });
    const [note] = (await loadEstate('a.json', join(folder, 'work'))).notes;
    expect(note).toContain("../b.json is outside of the project's folder");
    expect((await loadEstate('work/a.json', folder)).notes).toEqual([]);
  });

  test('of an estate elsewhere stay below the folder of the estate', async () => {
    const folder = folderWith({
      'work/x': '',
      'estates/a.json': referring('b.json'),
      'estates/b.json': ALLOW,
      'estates/c.json': referring('../work/x'),
    });
    const load = (name: string) => loadEstate(`../estates/${name}`, join(folder, 'work'));
    expect((await load('a.json')).notes).toEqual([]);
    expect((await load('c.json')).notes.join()).toContain("is outside of the project's folder");
  });

  test('are not reached by links that leave it', async () => {
    const folder = folderWith({ 'work/a.json': referring('link.json'), 'secret.json': ALLOW });
    symlinkSync('../secret.json', join(folder, 'work/link.json'));
    const { notes } = await loadEstate('a.json', join(folder, 'work'));
    expect(notes.join()).toContain("link.json is outside of the project's folder");
  });

  test('are files, and nothing that is waited for', async () => {
    const folder = folderWith({ 'a.json': referring('pipe'), 'b.json': referring('c'), 'c/x': '' });
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect((await loadEstate('a.json', folder)).notes.join()).toContain('pipe is no file');
    expect((await loadEstate('b.json', folder)).notes.join()).toContain('c is no file');
  });

  test.for([
    ['/etc/hosts', '/etc/hosts is no relative path'],
    ['a\0b', 'a\0b is no relative path'],
    ['gone.json', 'gone.json: there is no such file'],
    ['broken.json', 'broken.json:1:54: the text ends'],
    ['text.txt', 'text.txt:1:1: '],
    ['empty.json', 'empty.json:1:1: the text is empty'],
  ] as const)('%j: %j', async ([path, reason]) => {
    const loaded = await loadEstate(
      'a.json',
      folderWith({
        'a.json': referring(path),
        'broken.json': '{"Version":"2012-10-17","Statement":[{"Effect":"Allow"\n',
        'text.txt': 'Statement',
        'empty.json': '',
      }),
    );
    expect(loaded.notes.join()).toContain(
      `this policy cannot be read, so that nobody knows what it says: ${reason}`,
    );
    expect(loaded.estate.buckets.get('bbb')?.policy).toHaveProperty('unreadable');
  });
});

test('notes come in the order of their places, and not without end', async () => {
  const buckets = Object.fromEntries(
    Array.from({ length: 300 }, (_, i) => [`bucket-${i}`, { policy: `gone-${i}.json` }]),
  );
  const text = JSON.stringify(
    { version: 1, accounts: { 111111111111: { buckets } } },
    undefined,
    1,
  );
  const notes = await said(text, 'a.json');
  expect(notes).toHaveLength(51);
  expect(notes.at(-1)).toBe('a.json: there are more notes than these');
  const lines = notes.slice(0, 50).map((note) => Number(note.split(':')[1]));
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
});

test('JSON and YAML give the same estate', async () => {
  const made = makeEstate({ principals: 40, buckets: 12, keys: 6, accounts: 2 });
  const text = JSON.stringify(made, undefined, 2);
  // JSON is YAML, too.
  const folder = folderWith({ 'a.json': text, 'a.yaml': text });
  const [json, yaml] = await Promise.all(
    ['a.json', 'a.yaml'].map((name) => loadEstate(name, folder)),
  );
  if (!json || !yaml) throw new Error('both are loaded');
  expect(summary(json)).toEqual(summary(yaml));
  expect(json.notes).toEqual([]);
});

/** All that an estate says, but for where it says it. */
function summary({ estate }: LoadedEstate): unknown {
  return [...estate.accounts.values()].map(({ principals, buckets, keys, groups, scps }) => ({
    principals: [...principals.values()].map(({ arn, identity, boundary, tags }) => ({
      arn,
      tags,
      boundary: boundary?.name,
      identity: identity.map((named) => [named.name, statements(named)]),
    })),
    buckets: [...buckets.values()].map(({ policy, ...bucket }) => ({
      ...bucket,
      policy: policy && statements(policy),
    })),
    keys: [...keys.values()].map(({ policy, ...key }) => ({
      ...key,
      policy: statements(policy),
    })),
    groups: [...groups.keys()],
    levels: scps?.length,
  }));
}

function statements(named: { readonly name: string }): unknown {
  if (!('policy' in named)) return 'unreadable';
  const { policy } = named;
  const isRead = typeof policy === 'object' && policy !== null && 'statements' in policy;
  return isRead && Array.isArray(policy.statements)
    ? policy.statements.map(({ sid, effect }) => [sid?.value, effect])
    : 'unreadable';
}

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../src/report/report.ts';
import { CLEAN, folderWith, WRONG } from './folders.ts';
import { runKeyproof } from './run-keyproof.ts';

/** A repair that changes no decision: an action that is listed twice. */
const TWICE = CLEAN.replace('"s3:GetObject"', '["s3:GetObject", "s3:GetObject"]');

function rulesIn(stdout: string): readonly string[] {
  return JSON.parse(stdout).findings.map(({ rule }: { readonly rule: string }) => rule);
}

describe('exit codes', () => {
  test('0: nothing to report', async () => {
    const { code, stdout, stderr } = await runKeyproof(['lint'], {
      folder: folderWith({ 'a.json': CLEAN }),
    });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('no findings in 1 policy of 1 file');
  });

  test('1: findings', async () => {
    const { code, stdout, stderr } = await runKeyproof(['lint'], {
      folder: folderWith({ 'a.json': WRONG }),
    });
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain('a.json:4:36  action/unknown-action');
  });

  const USAGE: readonly (readonly [args: readonly string[], message: string])[] = [
    [[], 'name a command; `keyproof lint` checks'],
    [['lnt'], 'lint'],
    [['lint', 'missing.json'], 'missing.json: there is no such file or folder'],
    [['lint', '--formt', 'json'], 'Unknown argument: formt; did you mean format?'],
    [['lint', '--max-warning=1'], 'did you mean max-warnings?'],
    [['lint', '--constructor=1'], 'Unknown argument: constructor'],
    [['lint', '--toString=1'], 'Unknown argument: toString'],
    [['lint', '--hasOwnProperty'], 'Unknown argument: hasOwnProperty'],
    [['lint', '--__proto__=1'], 'Unknown argument'],
    [['lint', '--a.b=1'], 'Unknown argument'],
    [['lint', '--no-fix'], 'Unknown argument: no-fix'],
    [['lint', '--format', 'xml'], 'Choices: "text", "json"'],
    [['lint', '--type', 'queue'], 'Choices: "identity"'],
    [['lint', '-f', 'json', '-f', 'text'], '--format is given twice'],
    [['lint', '--type', 'key', '--type', 'key'], '--type is given twice'],
    [['lint', '--output', 'a', '--output', 'b'], '--output is given twice'],
    [['lint', '--output'], '--output takes a value'],
    [['lint', '--baseline='], '--baseline takes a value'],
    [['lint', '--max-warnings=many'], '--max-warnings takes a whole number'],
    [['lint', '--max-warnings=-1'], '--max-warnings takes a whole number'],
    [['lint', '--max-warnings=1.5'], '--max-warnings takes a whole number'],
    [['lint', '--rule'], 'Not enough arguments following: rule'],
    [['lint', '--rule', 'action/unknown-action'], '--rule takes id=error|warning|info|off'],
    [
      ['lint', '--rule', 'action/unknown-aktion=off'],
      '--rule: there is no rule action/unknown-aktion; did you mean action/unknown-action?',
    ],
    [['lint', '--unsafe-fixes'], '--unsafe-fixes goes with --fix or --fix-dry-run'],
    [['lint', '-', 'a.json'], '`-` cannot stand beside other paths'],
    [['lint', '--baseline', 'none.json'], 'none.json: there is no such baseline'],
    [['lint', '--changed=--upload-pack=x'], '--changed: --upload-pack=x is no git ref'],
    [['lint', '\u001b[31mred.json'], '\\x1b[31mred.json: no file matches'],
    [['lint', '--\u001b[31m=1'], '\\x1b[31m'],
    [['rules', 's4'], 'there is no rule s4'],
    [['rules', 'action/unknown-actio'], 'did you mean action/unknown-action?'],
  ];

  test.for(USAGE)('2: %j', async ([args, message]) => {
    const { code, stdout, stderr } = await runKeyproof(args, {
      folder: folderWith({ 'a.json': CLEAN }),
    });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f]| at /);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  test('2: only where nothing could be read', async () => {
    const folder = folderWith({ 'a.json': CLEAN, 'b.yaml': 'a' });
    const some = await runKeyproof(['lint', 'a.json', 'b.yaml'], { folder });
    expect([some.code, some.stderr]).toEqual([
      0,
      'note: b.yaml: YAML is not read; write the policy as JSON\n',
    ]);
    expect((await runKeyproof(['lint', 'b.yaml'], { folder })).code).toBe(2);
  });
});

async function pathsLinted(folder: string, ...args: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await runKeyproof(['lint', '-f', 'json', ...args], { folder });
  return JSON.parse(stdout).files.map(({ path }: { readonly path: string }) => path);
}

describe('what is linted', () => {
  test('standard input', async () => {
    const folder = folderWith({});
    const plain = await runKeyproof(['lint', '-', '-f', 'json'], { folder, stdin: WRONG });
    expect(JSON.parse(plain.stdout).files[0].path).toBe('<stdin>');
    const named = await runKeyproof(['lint', '--stdin-filename', 'scp/a.json', '-f', 'json'], {
      folder,
      stdin: WRONG,
    });
    expect(JSON.parse(named.stdout).files[0]).toMatchObject({
      path: 'scp/a.json',
      policies: [{ type: 'scp' }],
    });
    expect(named.code).toBe(1);
    const fixed = await runKeyproof(['lint', '-', '--fix'], { folder, stdin: TWICE });
    expect(fixed.stdout).toContain('style/redundant-action');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('paths behind --, whatever they begin with', async () => {
    const folder = folderWith({ '--fix.json': WRONG, 'a.json': CLEAN });
    const { code, stdout } = await runKeyproof(['lint', '-f', 'json', '--', '--fix.json'], {
      folder,
    });
    expect(code).toBe(1);
    expect(JSON.parse(stdout).files.map(({ path }: { readonly path: string }) => path)).toEqual([
      '--fix.json',
    ]);
  });

  test('a hundred files, in order, each once', async () => {
    const names = Array.from({ length: 100 }, (_, i) => `p${i}.json`);
    const folder = folderWith(Object.fromEntries(names.map((name) => [name, WRONG])));
    const { stdout } = await runKeyproof(['lint', '.', 'p5.json', '-f', 'json'], { folder });
    const { files, findings, summary } = JSON.parse(stdout);
    expect(files.map(({ path }: { readonly path: string }) => path)).toEqual(names.toSorted());
    expect([findings.length, summary.files, summary.error]).toEqual([100, 100, 100]);
  });

  test('files without a policy are counted and, when they were named, told', async () => {
    const folder = folderWith({
      'package.json': '{"name": "x"}',
      'broken.json': '{',
      'a.json': CLEAN,
    });
    const walked = await runKeyproof(['lint'], { folder });
    expect(walked.stdout).toContain('no findings in 1 policy of 1 file (2 files without a policy)');
    const named = await runKeyproof(['lint', 'package.json', '-f', 'json'], { folder });
    expect(rulesIn(named.stdout)).toEqual(['syntax/no-policy']);
    expect((await runKeyproof(['lint', 'package.json', '--ignore-unknown'], { folder })).code).toBe(
      0,
    );
  });

  test('the type can be forced', async () => {
    const folder = folderWith({ 'a.json': CLEAN });
    const { stdout } = await runKeyproof(['lint', '--type', 'key'], { folder });
    expect(stdout).toContain('a.json is taken for a policy of type key: the command line says so');
  });

  test('only what changed since a git ref', async () => {
    const folder = folderWith({ 'old.json': WRONG, 'sub/edited.json': CLEAN, 'gone.json': WRONG });
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], {
        stdio: 'pipe',
      });
    git('init', '-q');
    const outside = await runKeyproof(['lint', '--changed=none'], { folder });
    expect([outside.code, outside.stderr]).toEqual([
      2,
      expect.stringContaining('--changed: git says'),
    ]);
    git('add', '.');
    git('commit', '-qm', 'one');
    expect((await runKeyproof(['lint', '--changed'], { folder })).stdout).toContain(
      'in 0 policies of 0 files',
    );
    writeFileSync(join(folder, 'sub/edited.json'), WRONG);
    writeFileSync(join(folder, 'new \u00e9.json'), WRONG);
    git('rm', '-q', 'gone.json');
    expect(await pathsLinted(folder, '--changed')).toEqual(['new \u00e9.json', 'sub/edited.json']);
    expect(await pathsLinted(folder, '--changed=HEAD', 'sub')).toEqual(['sub/edited.json']);
    expect(await pathsLinted(join(folder, 'sub'), '--changed')).toEqual(['edited.json']);
  });
});

describe('severities and limits', () => {
  test('--rule, --max-warnings and --exit-zero', async () => {
    const folder = folderWith({ 'a.json': WRONG, 'b.json': WRONG });
    const code = async (...args: readonly string[]): Promise<number> =>
      (await runKeyproof(['lint', ...args], { folder })).code;
    const warning = ['--rule', 'action/unknown-action=warning'];
    expect(await code()).toBe(1);
    expect(await code('--exit-zero')).toBe(0);
    expect(await code('--rule', 'action/unknown-action=off', 'a.json')).toBe(0);
    expect(await code('--rule', 'action/*=info')).toBe(0);
    expect(await code(...warning)).toBe(1);
    expect(await code(...warning, '--max-warnings=1')).toBe(1);
    expect(await code(...warning, '--max-warnings', '2')).toBe(0);
    expect(await code('--max-warnings=9')).toBe(1);
  });
});

describe('--fix', () => {
  test('repairs the file and says nothing any more', async () => {
    const folder = folderWith({ 'a.json': `\uFEFF${TWICE}`, 'b.json': CLEAN });
    const before = await runKeyproof(['lint', '-f', 'json', 'a.json'], { folder });
    expect(rulesIn(before.stdout)).toContain('style/redundant-action');
    const dry = await runKeyproof(['lint', '--fix-dry-run'], { folder });
    expect(dry.code).toBe(1);
    expect(dry.stdout).toMatch(/^--- a\.json\n\+\+\+ a\.json\n@@ /);
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe(`\uFEFF${TWICE}`);
    await runKeyproof(['lint', '--fix'], { folder });
    const fixed = readFileSync(join(folder, 'a.json'), 'utf8');
    expect(fixed.startsWith('\uFEFF')).toBe(true);
    expect(JSON.parse(fixed.slice(1)).Statement[0].Action).not.toEqual([
      's3:GetObject',
      's3:GetObject',
    ]);
    const again = await runKeyproof(['lint', '-f', 'json', '--fix', 'a.json'], { folder });
    expect(rulesIn(again.stdout)).not.toContain('style/redundant-action');
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe(fixed);
    expect((await runKeyproof(['lint', '--fix-dry-run'], { folder })).stdout).toBe('');
    expect(readdirSync(folder).toSorted()).toEqual(['a.json', 'b.json']);
  });

  test('leaves what changes decisions to --unsafe-fixes', async () => {
    const folder = folderWith({ 'a.json': WRONG });
    await runKeyproof(['lint', '--fix'], { folder });
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe(WRONG);
    await runKeyproof(['lint', '--fix', '--unsafe-fixes'], { folder });
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe(CLEAN);
  });

  test('tells which requests go another way after unsafe fixes', async () => {
    const folder = folderWith({ 'a.json': WRONG, 'b.json': TWICE });
    const effects = async (...args: readonly string[]): Promise<string> =>
      (await runKeyproof(['lint', ...args], { folder })).stderr;
    expect(await effects('--fix-dry-run')).toBe('');
    expect(await effects('--fix-dry-run', '--unsafe-fixes')).toMatchInlineSnapshot(`
      "note: a.json after the fixes: incomparable: something new goes through, and something no longer does
      note: a.json after the fixes: + arn:aws:iam::111111111111:user/example now s3:GetObject on arn:aws:s3:::lab/; allowed by a.json statement 0
      note: a.json after the fixes: - arn:aws:iam::111111111111:user/example no longer s3:getobjekt on arn:aws:s3:::lab/; allowed by a.json statement 0
      note: b.json after the fixes: equivalent: both let the same requests through
      "
    `);
    expect(await effects('--fix', '--unsafe-fixes', '--redact')).not.toMatch(/[0-9]{12}/);
    expect(await effects('--fix', '--unsafe-fixes')).toBe('');
  });
});

describe('baselines', () => {
  test('hide what was there, count it, and tell what is gone', async () => {
    const folder = folderWith({ 'a.json': WRONG, 'b.json': CLEAN });
    const written = await runKeyproof(['lint', '--write-baseline', 'base.json'], { folder });
    expect([written.code, written.stderr]).toEqual([0, 'note: base.json now hides 1 findings\n']);
    const again = folderWith({
      'base.json': readFileSync(join(folder, 'base.json'), 'utf8'),
      'a.json': `\n\n${WRONG}`,
      'b.json': CLEAN,
    });
    const hidden = await runKeyproof(['lint', 'a.json', 'b.json', '--baseline', 'base.json'], {
      folder: again,
    });
    expect([hidden.code, hidden.stderr]).toEqual([0, '']);
    expect(hidden.stdout).toContain('(1 in the baseline)');
    writeFileSync(join(again, 'b.json'), WRONG);
    expect(
      (
        await runKeyproof(['lint', 'a.json', 'b.json', '--baseline', 'base.json'], {
          folder: again,
        })
      ).code,
    ).toBe(1);
    writeFileSync(join(again, 'a.json'), WRONG.replace('GetObjekt', 'GetObjet'));
    expect(
      (await runKeyproof(['lint', 'a.json', '--baseline', 'base.json'], { folder: again })).code,
    ).toBe(1);
    writeFileSync(join(again, 'a.json'), CLEAN);
    const stale = await runKeyproof(['lint', 'a.json', '--baseline', 'base.json'], {
      folder: again,
    });
    expect([stale.code, stale.stderr]).toEqual([
      0,
      'note: 1 entries of the baseline hide nothing any more; write it anew\n',
    ]);
  });

  test('come from the configuration too, and must fit their schema', async () => {
    const folder = folderWith({
      'a.json': WRONG,
      'keyproof.config.json': '{"baseline": "base.json"}',
      'base.json': '{"version": 2, "findings": []}',
    });
    const wrong = await runKeyproof(['lint', 'a.json'], { folder });
    expect([wrong.code, wrong.stderr]).toEqual([
      2,
      expect.stringContaining('base.json:1:13: `version`'),
    ]);
    await runKeyproof(['lint', 'a.json', '--write-baseline', 'base.json'], { folder });
    expect((await runKeyproof(['lint', 'a.json'], { folder })).code).toBe(0);
  });
});

describe('output', () => {
  test.for(FORMATS)(
    '%s goes to a file whole, and to standard output not at all',
    async (format) => {
      const folder = folderWith({ 'a.json': WRONG });
      const shown = await runKeyproof(['lint', 'a.json', '-f', format], { folder });
      const saved = await runKeyproof(['lint', 'a.json', '-f', format, '-o', 'out.txt'], {
        folder,
      });
      expect([saved.code, saved.stdout]).toEqual([1, '']);
      expect(readFileSync(join(folder, 'out.txt'), 'utf8')).toBe(shown.stdout);
    },
  );

  test('a file that cannot be written is told, and nothing is left behind', async () => {
    const folder = folderWith({ 'a.json': CLEAN, 'out.txt/x': '' });
    const { code, stderr } = await runKeyproof(['lint', '-o', 'out.txt'], { folder });
    expect([code, stderr]).toEqual([2, expect.stringContaining('out.txt: ')]);
    expect(readdirSync(folder).toSorted()).toEqual(['a.json', 'out.txt']);
    expect((await runKeyproof(['lint', '-o', 'none/out.txt'], { folder })).code).toBe(2);
  });

  test('colours only on a terminal, or where they are asked for', async () => {
    const folder = folderWith({ 'a.json': WRONG });
    const isColored = async (
      isTerminal: boolean,
      environment: Readonly<Record<string, string>>,
      ...args: readonly string[]
    ): Promise<boolean> =>
      (await runKeyproof(['lint', ...args], { folder, isTerminal, environment })).stdout.includes(
        '\u001b[',
      );
    expect(await isColored(false, {})).toBe(false);
    expect(await isColored(true, {})).toBe(true);
    expect(await isColored(true, { NO_COLOR: '1' })).toBe(false);
    expect(await isColored(true, { NO_COLOR: '' })).toBe(true);
    expect(await isColored(false, { FORCE_COLOR: '1' })).toBe(true);
    expect(await isColored(false, { FORCE_COLOR: '0' })).toBe(false);
    expect(await isColored(true, { NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false);
    expect(await isColored(true, {}, '-f', 'json')).toBe(false);
    await runKeyproof(['lint', '-o', 'out.txt'], { folder, isTerminal: true });
    expect(readFileSync(join(folder, 'out.txt'), 'utf8')).not.toContain('\u001b');
  });

  test('--redact masks account ids in every format', async () => {
    const policy = WRONG.replace('arn:aws:s3:::lab/*', 'arn:aws:sqs:us-east-1:123456789012:q');
    const folder = folderWith({ '123456789012/p 123456789012.json': policy });
    for (const format of FORMATS) {
      const { stdout } = await runKeyproof(['lint', '-f', format, '--redact'], { folder });
      expect(stdout, format).not.toContain('123456789012');
      expect(stdout, format).toContain('XXXXXXXXXXXX');
    }
    const { stdout } = await runKeyproof(['lint', '--redact', '--fix-dry-run', '--unsafe-fixes'], {
      folder,
    });
    expect(stdout).not.toContain('123456789012');
  });
});

describe('the other commands', () => {
  test('rules: a list, a family, a page, in three formats', async () => {
    const folder = folderWith({});
    const out = async (...args: readonly string[]): Promise<string> =>
      (await runKeyproof(['rules', ...args], { folder })).stdout;
    const all = JSON.parse(await out('-f', 'json'));
    expect((await out()).trimEnd().split('\n').length).toBe(all.length);
    expect(await out('action')).toMatch(/^(?:(?:error|warning|info) +action\/\S+ +.*\n)+$/);
    expect(await out('action/unknown-action')).toContain('\nWRONG\n');
    expect(await out('action/unknown-action', '-f', 'markdown')).toMatch(
      /^# action\/unknown-action\n/,
    );
    expect(JSON.parse(await out('action/unknown-action', '-f', 'json')).id).toBe(
      'action/unknown-action',
    );
    expect(await out('-f', 'markdown')).toContain('| action/unknown-action | error |');
  });

  test('init: a configuration that is right, once', async () => {
    const folder = folderWith({ 'a.json': CLEAN });
    const first = await runKeyproof(['init', '--hook', '--workflow'], { folder });
    expect(first.code).toBe(0);
    expect(first.stdout).toContain('.pre-commit-config.yaml');
    expect(first.stdout).toContain('.github/workflows/keyproof.yml');
    expect(existsSync(join(folder, 'keyproof.config.json'))).toBe(true);
    expect((await runKeyproof(['lint', 'a.json'], { folder })).code).toBe(0);
    const second = await runKeyproof(['init'], { folder });
    expect([second.code, second.stderr]).toEqual([
      2,
      'keyproof: keyproof.config.json is here already\n',
    ]);
  });

  test('help, the version and completions are printed', async () => {
    const folder = folderWith({});
    const { version } = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    );
    expect(await runKeyproof(['--version'], { folder })).toEqual({
      code: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
    expect((await runKeyproof(['--help'], { folder })).stdout).toContain('keyproof lint [paths..]');
    expect((await runKeyproof(['lint', '--help'], { folder })).stdout).toContain('--max-warnings');
  });
});

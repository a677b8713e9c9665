import { describe, expect, test } from 'vitest';
import { Ajv } from 'ajv';
import { readdirSync, readFileSync } from 'node:fs';
import { CLEAN, folderWith, WRONG } from '../cli/folders.ts';
import { runKeyproof, type Ran } from '../cli/run-keyproof.ts';

/** Lints the file `a.json` under a configuration. */
function lintUnder(
  config: string,
  { name = 'keyproof.config.json', policy = WRONG, args = ['lint', 'a.json'] } = {},
): Promise<Ran> {
  return runKeyproof(args, { folder: folderWith({ [name]: config, 'a.json': policy }) });
}

describe('a fault of the configuration is told with its line', () => {
  const FAULTS: readonly (readonly [config: string, message: string])[] = [
    [
      '{\n  "rulez": {}\n}',
      'keyproof.config.json:2:3: the file has no setting `rulez`; did you mean `rules`?',
    ],
    ['{\n  "zzzzzzzz": {}\n}', 'keyproof.config.json:2:3: the file has no setting `zzzzzzzz`'],
    ['{\n  "rules": []\n}', 'keyproof.config.json:2:12: `rules` must be object'],
    [
      '{ "rules": {\n "action/unknown-action": "fatal" } }',
      'keyproof.config.json:2:27: `rules/action~1unknown-action` must be one of error, warning, info, off',
    ],
    [
      '{ "rules": {\n  "action/unknown-aktion": "off" } }',
      'keyproof.config.json:2:3: there is no rule action/unknown-aktion; did you mean action/unknown-action?',
    ],
    [
      '{ "rules": { "__proto__": "off" } }',
      'keyproof.config.json:1:14: there is no rule __proto__',
    ],
    ['{ "__proto__": {} }', 'keyproof.config.json:1:3: the file has no setting `__proto__`'],
    ['{ "constructor": {} }', 'keyproof.config.json:1:3: the file has no setting `constructor`'],
    [
      '{ "rules": {}, "rules": {} }',
      'keyproof.config.json:1:16: this name stands twice in one object',
    ],
    [
      '{ "rules": {}, "\\u0072ules": {} }',
      'keyproof.config.json:1:16: this name stands twice in one object',
    ],
    [
      '{ "suppressions": [\n  { "rule": "action/*", "path": "**" } ] }',
      'keyproof.config.json:2:3: `suppressions/0` lacks `reason`',
    ],
    [
      '{ "suppressions": [{ "rule": "action/*", "path": "**", "reason": "short" }] }',
      'keyproof.config.json:1:66: `suppressions/0/reason` must NOT have fewer than 10 characters',
    ],
    [
      '{ "suppressions": [{ "rule": "action/*", "path": "**", "reason": "known for long", "until": "tomorrow" }] }',
      'keyproof.config.json:1:93: `suppressions/0/until` must look like `2026-12-31`',
    ],
    ['{ "accounts": [111111111111] }', 'keyproof.config.json:1:16: `accounts/0` must be string'],
    [
      '{ "accounts": ["11111111111x"] }',
      'keyproof.config.json:1:16: `accounts/0` must look like `111111111111`',
    ],
    [
      '{ "types": [{ "path": "*.json", "type": "Key" }] }',
      'keyproof.config.json:1:41: `types/0/type` must be one of identity, bucket',
    ],
    ['{ "ignore": ["*a*a*a*a*"] }', 'has too many stars or braces'],
    ['{ "ignore": ["**/a/**/b/**"] }', 'has too many stars or braces'],
    ['{ "ignore": ["{a,b}{a,b}{a,b}{a,b}{a,b}"] }', 'has too many stars or braces'],
    ['{ "ignore": ["!keep/**"] }', 'the glob "!keep/**" is negated, which none may be'],
    [
      '{ "baseline": "../../etc/passwd" }',
      'keyproof.config.json: `baseline` leads out of the folder of the configuration file',
    ],
    [
      '{ "baseline": "/etc/passwd" }',
      'keyproof.config.json: `baseline` leads out of the folder of the configuration file',
    ],
    ['{ "baseline": "missing.json" }', 'there is no such baseline'],
    ['[]', 'keyproof.config.json:1:1: the file must be object'],
    ['', 'the text is empty'],
    ['{', 'keyproof.config.json:1:1: the text ends, but a `{` is still open'],
    [`${'['.repeat(70)}`, 'objects and arrays nest more than 64 levels deep'],
  ];

  test.for(FAULTS)('%s', async ([config, message]) => {
    const { code, stdout, stderr } = await lintUnder(config);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n').length).toBe(1);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  const IN_YAML: readonly (readonly [config: string, message: string])[] = [
    [
      'ignore: []\nrulez: {}\n',
      'keyproof.config.yaml:2:1: the file has no setting `rulez`; did you mean `rules`?',
    ],
    [
      'rules:\n  action/unknown-aktion: "off"\n',
      'keyproof.config.yaml:2:3: there is no rule action/unknown-aktion',
    ],
    ['rules: {}\nrules: {}\n', 'keyproof.config.yaml:2:1: this name stands twice in one object'],
    ['accounts:\n  - 111111111111\n', 'keyproof.config.yaml:2:5: `accounts/0` must be string'],
    ['rules: &a {}\nignore: *a\n', 'aliases are not read here'],
    ['rules: [\n', 'this is not valid YAML'],
    ['__proto__: {}\n', 'the file has no setting `__proto__`'],
    [`rules: ${'['.repeat(100_000)}`, 'this nests too deep'],
    [`rules: ${'{a: '.repeat(10_000)}`, 'this nests too deep'],
    ['- '.repeat(10_000), 'this nests too deep'],
  ];

  test.for(IN_YAML)('%s', async ([config, message]) => {
    const { code, stderr } = await lintUnder(config, { name: 'keyproof.config.yaml' });
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });

  test('many settings of rules that do not exist give one error', async () => {
    const rules = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`x/y${i}`, 'off']));
    expect((await lintUnder(JSON.stringify({ rules }))).stderr).toContain('there is no rule x/y0');
    const more = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`x/y${i}`, 'off']));
    expect((await lintUnder(JSON.stringify({ rules: more }))).stderr).toContain(
      'must NOT have more than 10000',
    );
  });

  test('a file that was named and is not there', async () => {
    const { code, stderr } = await lintUnder('{}', {
      args: ['lint', 'a.json', '--config', 'other.json'],
    });
    expect([code, stderr]).toEqual([2, 'keyproof: other.json: there is no such file\n']);
  });
});

/** How many errors, warnings and infos a configuration leaves. */
async function findings(config: string, ...flags: readonly string[]): Promise<string> {
  const { stdout } = await lintUnder(config, { args: ['lint', 'a.json', '-f', 'json', ...flags] });
  const { summary } = JSON.parse(stdout);
  return `${summary.error} ${summary.warning} ${summary.info}`;
}

describe('what a configuration says holds', () => {
  test('severities, later ones winning, and those of the command line last', async () => {
    expect(await findings('{}')).toBe('1 0 0');
    expect(await findings('{"rules": {"action/unknown-action": "warning"}}')).toBe('0 1 0');
    expect(await findings('{"rules": {"action/*": "off", "action/unknown-action": "info"}}')).toBe(
      '0 0 1',
    );
    expect(await findings('{"rules": {"action/unknown-action": "info", "*": "off"}}')).toBe(
      '0 0 0',
    );
    expect(await findings('{"rules": {"*": "off"}}', '--rule', 'action/unknown-action=error')).toBe(
      '1 0 0',
    );
  });

  test('from the nearest folder above, JSON before YAML', async () => {
    const off = '{"rules": {"*": "off"}}';
    const folder = folderWith({
      'keyproof.config.json': off,
      'keyproof.config.yaml': '][',
      'a/b/wrong.json': WRONG,
      'c/keyproof.config.yaml': 'rules: {}\n',
      'c/wrong.json': WRONG,
    });
    expect((await runKeyproof(['lint', 'wrong.json'], { folder: `${folder}/a/b` })).code).toBe(0);
    expect((await runKeyproof(['lint', 'wrong.json'], { folder: `${folder}/c` })).code).toBe(1);
    expect(
      (
        await runKeyproof(['lint', 'c/wrong.json', '--config', 'c/keyproof.config.yaml'], {
          folder,
        })
      ).code,
    ).toBe(1);
  });

  test('types by path, relative to the file', async () => {
    const folder = folderWith({
      'keyproof.config.json': '{"types": [{"path": "guard/*.json", "type": "scp"}]}',
      'guard/a.json': CLEAN,
    });
    const { stdout } = await runKeyproof(['lint', 'a.json', '-f', 'json'], {
      folder: `${folder}/guard`,
    });
    expect(JSON.parse(stdout).files[0].policies[0].type).toBe('scp');
  });

  test('ignored files are not read, by globs of names and not of patterns', async () => {
    const files = { 'a(1)+b/x.json': WRONG, 'build/x.json': WRONG, 'ok.json': CLEAN };
    const run = async (ignore: readonly string[]): Promise<readonly string[]> => {
      const folder = folderWith({ ...files, 'keyproof.config.json': JSON.stringify({ ignore }) });
      const { stdout } = await runKeyproof(['lint', '-f', 'json'], { folder });
      return JSON.parse(stdout).files.map(({ path }: { readonly path: string }) => path);
    };
    expect(await run([])).toEqual(['a(1)+b/x.json', 'build/x.json', 'ok.json']);
    expect(await run(['a(1)+b/**'])).toEqual(['build/x.json', 'ok.json']);
    expect(await run(['**/x.json'])).toEqual(['ok.json']);
    expect(await run(['{build,ok}*', 'build/*'])).toEqual(['a(1)+b/x.json']);
  });

  test('a glob with repeated groups takes no time', async () => {
    const folder = folderWith({
      [`${'a'.repeat(200)}.json`]: WRONG,
      'keyproof.config.json': '{"ignore": ["(a+)+b"]}',
    });
    expect((await runKeyproof(['lint'], { folder })).code).toBe(1);
  });
});

function suppression(parts: object): string {
  const whole = {
    rule: 'action/unknown-action',
    path: '*.json',
    reason: 'known since the migration',
  };
  return JSON.stringify({ suppressions: [{ ...whole, ...parts }] });
}

describe('suppressions', () => {
  const named = WRONG.replace('{ "Effect"', '{ "Sid": "Old", "Effect"');
  test.for([
    ['by rule and path', {}, 1],
    ['by family', { rule: 'action/*' }, 1],
    ['by Sid', { sid: 'Old' }, 1],
    ['of another Sid', { sid: 'New' }, 0],
    ['of another path', { path: 'b/**' }, 0],
    ['of another rule', { rule: 's3/*' }, 0],
    ['until a day that is not over', { until: '2026-01-01' }, 1],
    ['until a day that is', { until: '2025-12-31' }, 0],
  ] as const)('%s', async ([, parts, suppressed]) => {
    const folder = folderWith({ 'a.json': named, 'keyproof.config.json': suppression(parts) });
    const { code, stdout, stderr } = await runKeyproof(['lint', '-f', 'json'], {
      folder,
      now: new Date('2026-01-01T12:00:00Z'),
    });
    expect(JSON.parse(stdout).summary.suppressed).toBe(suppressed);
    expect(code).toBe(1 - suppressed);
    if (suppressed === 1) expect(stderr).toBe('');
    else
      expect(stderr).toMatch(
        /^note: the suppression of .* (?:hides nothing|has run out); delete it\n$/,
      );
  });
});

describe('published schemas', () => {
  const FOLDER = new URL('../../schemas/', import.meta.url);

  test.for(readdirSync(FOLDER))('%s is a schema of draft 7 that knows only own members', (name) => {
    const schema: unknown = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
    const ajv = new Ajv({ strict: true, ownProperties: true });
    if (typeof schema !== 'object' || schema === null) throw new TypeError(`${name} is no object`);
    expect(ajv.validateSchema(schema), ajv.errorsText()).toBe(true);
    expect(ajv.compile(schema)(JSON.parse('{"__proto__": {}}'))).toBe(false);
  });
});

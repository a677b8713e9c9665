import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const statement = (effect: string): string =>
  `{"Effect": "${effect}", "Action": "s3:GetObject", "Resource": "*"}`;

/** What a contributor writes into the scaffold, from its top to its end. */
const FILLED_IN: readonly (readonly [empty: string, filled: string])[] = [
  ["title: ''", "title: 'Statement that allows'"],
  [
    'rationale: ``',
    `rationale: 'This rule finds each statement that allows. ${'Why? '.repeat(20)}'`,
  ],
  ['references: []', "references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/']"],
  ["message: ''", "message: 'this statement allows'"],
  ["why: ''", "why: 'what nobody allows is denied'"],
  ["help: ''", "help: 'deny instead'"],
  ["title: ''", "title: 'an Allow'"],
  [
    '"Statement": [] }',
    `"Statement": [\n${statement('Allow')}\n${'~'.repeat(statement('Allow').length)} this statement allows\n] }`,
  ],
  ["title: ''", "title: 'a Deny'"],
  ['"Statement": [] }', `"Statement": [${statement('Deny')}] }`],
  ['yield {', "if (statement.effect === 'Allow') yield {"],
];

describe('npm run new-rule', () => {
  const copy = mkdtempSync(join(tmpdir(), 'keyproof-new-rule-'));
  for (const path of ['rules', 'scripts', 'src', 'package.json', 'schemas', 'test/annotate.ts'])
    cpSync(join(ROOT, path), join(copy, path), { recursive: true });
  for (const path of ['test/rules.test.ts', 'test/rule-files.ts'])
    cpSync(join(ROOT, path), join(copy, path));
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  afterAll(() => rmSync(copy, { recursive: true }));

  const file = join(copy, 'rules/s3/made-by-a-test.ts');

  function newRule(...args: readonly string[]) {
    const script = join(copy, 'scripts/new-rule.mjs');
    return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  }

  function testOf(rule: string): string {
    const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
    const args = [vitest, 'run', 'test/rules.test.ts', '-t', rule, '--reporter=json'];
    const { stdout } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
    const { numPassedTests, numFailedTests } = JSON.parse(stdout);
    return `${numPassedTests} passed, ${numFailedTests} failed`;
  }

  test.for([
    ['nothing', []],
    ['no family', ['made-by-a-test']],
    ['capitals', ['s3/MadeByATest']],
    ['a path', ['../made-by-a-test']],
    ['two names', ['s3/one', 's3/two']],
  ] as const)('refuses %s', ([, args]) => {
    const { status, stderr } = newRule(...args);
    expect(status).toBe(2);
    expect(stderr).toBe('usage: npm run new-rule -- family/name-of-the-defect\n');
  });

  test('writes a rule that is listed and fails', () => {
    expect(newRule('s3/made-by-a-test').status).toBe(0);
    expect(readFileSync(join(copy, 'rules/index.ts'), 'utf8')).toContain(
      "import s3MadeByATest from './s3/made-by-a-test.ts';\n",
    );
    expect(testOf('s3/made-by-a-test')).toMatch(/ [1-9] failed$/);
  });

  test('leaves a rule that is there alone', () => {
    const before = readFileSync(file, 'utf8');
    const { status, stderr } = newRule('s3/made-by-a-test');
    expect([status, stderr]).toEqual([2, 'rules/s3/made-by-a-test.ts is there already\n']);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('writes a rule that passes when it is filled in', () => {
    const scaffold = readFileSync(file, 'utf8');
    const rule = FILLED_IN.reduce(
      (text, [empty, filled]) => text.replace(empty, () => filled),
      scaffold,
    );
    writeFileSync(file, rule);
    expect(testOf('s3/made-by-a-test')).toBe('4 passed, 0 failed');
  });
});

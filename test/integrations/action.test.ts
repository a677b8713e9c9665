import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly run: string;
      readonly env: Readonly<Record<string, string>>;
    }[];
  };
}

const { inputs, runs }: Action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));
const step = { run: 'exit 9', env: {}, ...runs.steps[0] };

/** The steps of the action are run as the runner runs them, in the checkout of a release. */
describe('action.yml', () => {
  const work = mkdtempSync(join(tmpdir(), 'keyproof-action-'));
  const files = {
    GITHUB_STEP_SUMMARY: join(work, 'summary'),
    GITHUB_OUTPUT: join(work, 'output'),
  };

  beforeEach(() => {
    rmSync(work, { recursive: true });
    mkdirSync(work);
    // In the place of npx, which would ask the registry.
    const npx = '#!/bin/sh\nprintf "%s\\n" "$@"\n';
    writeFileSync(join(work, 'npx'), npx, { mode: 0o755 });
  });

  afterAll(() => rmSync(work, { recursive: true }));

  function run(given: Readonly<Record<string, string>>, release = ROOT) {
    const { status, stdout } = spawnSync('bash', ['-c', step.run], {
      cwd: ROOT,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...files,
        ...environment(given),
        GITHUB_ACTION_PATH: release,
        PATH: `${work}:${process.env['PATH']}`,
      },
    });
    return { status, stdout, summary: read('summary'), output: read('output') };
  }

  function read(name: string): string {
    const path = join(work, name);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  }

  test('annotates the mistake, sums the job up and writes SARIF', () => {
    const { status, stdout, summary, output } = run({
      paths: 'fixtures/abac-lab',
      sarif: join(work, 'keyproof.sarif'),
    });
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^::error file=fixtures\/abac-lab\/bucket-policy\.json,line=12,endLine=12,col=11,/m,
    );
    expect(summary).toContain('1 error in 4 policies of 4 files');
    expect(output).toBe('exit-code=1\n');
    expect(JSON.parse(read('keyproof.sarif'))).toMatchObject({
      version: '2.1.0',
      runs: [{ results: [{ ruleId: 's3/existing-object-tag-on-put' }] }],
    });
  });

  test('passes right policies, one path a line', () => {
    const paths = 'fixtures/abac-lab/bucket-policy.fixed.json\nfixtures/abac-lab/key-policy.json\n';
    const { status, summary, output } = run({ paths });
    expect(status).toBe(0);
    expect(summary).toContain('no findings in 2 policies of 2 files');
    expect(output).toBe('exit-code=0\n');
    expect(existsSync(join(work, 'keyproof.sarif'))).toBe(false);
  });

  test('hands further arguments on, one a line', () => {
    const { status } = run({
      paths: 'fixtures/abac-lab',
      args: '--rule\ns3/existing-object-tag-on-put=info',
    });
    expect(status).toBe(0);
  });

  test('runs a published version where one is named', () => {
    const { stdout } = run({ paths: 'a folder\nb.json', version: '1.2.3' });
    expect(stdout).toBe('--yes\nkeyproof@1.2.3\nlint\n--format\ngithub\na folder\nb.json\n');
  });

  test('fails on what cannot be linted, without a summary', () => {
    const { status, summary, output } = run({ paths: 'no such folder' });
    expect([status, summary, output]).toEqual([2, '', 'exit-code=2\n']);
  });

  test('fails when the SARIF file cannot be written', () => {
    const { status, stdout } = run({
      paths: 'fixtures/abac-lab',
      sarif: join(work, 'no such folder/keyproof.sarif'),
    });
    expect(status).toBe(2);
    expect(stdout).toContain('::error::the SARIF file could not be written');
  });

  test('says so where the checkout is no release', () => {
    const { status, stdout } = run({ paths: '.' }, work);
    expect(status).toBe(2);
    expect(stdout).toContain('use a release tag');
  });

  test.for(Object.keys(inputs))('runs nothing that the input %s holds', (name) => {
    run({
      paths: 'fixtures/abac-lab',
      [name]: `$(touch ${work}/ran)\`touch ${work}/ran\`; touch ${work}/ran`,
    });
    expect(existsSync(join(work, 'ran'))).toBe(false);
  });

  test('writes no input into its script', () => {
    expect(step.run).not.toContain('${{');
    expect(runs.using).toBe('composite');
    expect(runs.steps).toHaveLength(1);
  });
});

/** The environment of the step: each `${{ inputs.name }}` in it replaced by the input or its default. */
function environment(given: Readonly<Record<string, string>>): Record<string, string> {
  const value = (name: string): string => given[name] ?? inputs[name]?.default ?? '';
  return Object.fromEntries(
    Object.entries(step.env).map(([variable, expression]) => [
      variable,
      expression.replace(/^\$\{\{ inputs\.([\w-]+) \}\}$/, (_, name) => value(name)),
    ]),
  );
}

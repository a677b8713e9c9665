import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Action {
  readonly runs: {
    readonly using: string;
    readonly steps: readonly { readonly run: string; readonly env: Record<string, string> }[];
  };
}

const action: Action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));
const [step] = action.runs.steps;

/** Runs the action's script as the runner does, with the built command in place of a published one. */
describe('action.yml', () => {
  const work = mkdtempSync(join(tmpdir(), 'keyproof-action-'));
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  function run(inputs: Readonly<Record<string, string>>): {
    readonly status: number | null;
    readonly stdout: string;
    readonly summary: string;
    readonly output: string;
  } {
    const files = {
      GITHUB_STEP_SUMMARY: join(work, 'summary'),
      GITHUB_OUTPUT: join(work, 'output'),
    };
    for (const file of Object.values(files)) rmSync(file, { force: true });
    const empty = Object.fromEntries(Object.keys(step?.env ?? {}).map((name) => [name, '']));
    const { status, stdout } = spawnSync('bash', ['-c', step?.run ?? 'exit 9'], {
      cwd: ROOT,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...empty,
        ...files,
        KEYPROOF_COMMAND: join(ROOT, 'dist/keyproof.cjs'),
        ...inputs,
      },
    });
    const read = (file: string): string => readFileSync(file, 'utf8');
    return {
      status,
      stdout,
      summary: read(files.GITHUB_STEP_SUMMARY),
      output: read(files.GITHUB_OUTPUT),
    };
  }

  test('annotates the mistake, sums the job up and writes SARIF', () => {
    const sarif = join(work, 'keyproof.sarif');
    const result = run({ KEYPROOF_PATHS: 'fixtures/abac-lab', KEYPROOF_SARIF: sarif });
    expect(result.status).toBe(1);
    expect(result.stdout).toMatch(
      /^::error file=fixtures\/abac-lab\/bucket-policy\.json,line=12,endLine=12,col=11,/m,
    );
    expect(result.summary).toContain('## keyproof');
    expect(result.output).toBe('exit-code=1\n');
    expect(readFileSync(sarif, 'utf8')).toContain('"version": "2.1.0"');
  });

  test('passes a right policy, one path a line', () => {
    const paths = 'fixtures/abac-lab/bucket-policy.fixed.json\nfixtures/abac-lab/key-policy.json\n';
    expect(run({ KEYPROOF_PATHS: paths }).status).toBe(0);
  });

  test('runs nothing that an input holds', () => {
    const { status } = run({ KEYPROOF_PATHS: `$(touch ${work}/pwned); touch ${work}/pwned` });
    expect(status).toBe(2);
    expect(() => readFileSync(join(work, 'pwned'))).toThrow('ENOENT');
  });

  test('writes no input into its script', () => {
    expect(step?.run).not.toContain('${{');
    expect(action.runs.using).toBe('composite');
  });
});

import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { POLICY_TYPES } from '../src/policy/policy.ts';
import { FORMATS } from '../src/report/report.ts';
import { blockWith, fencedBlocks, ROOT } from './readme-blocks.ts';

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

const manifest: { readonly version: string; readonly scripts: Readonly<Record<string, string>> } =
  JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

function keyproof(args: readonly string[], folder = ROOT) {
  const command = join(ROOT, 'dist/keyproof.cjs');
  return spawnSync(process.execPath, [command, ...args], { cwd: folder, encoding: 'utf8' });
}

function policy(Statement: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

/** The flags in the first column of README's table. */
const flags = [...README.matchAll(/^\| `(--[\w-]+)/gm)].map(([, flag = '']) => flag);

describe('README and the page on simulations show what commands print', () => {
  const blocks = ['README.md', 'docs/simulate.md'].flatMap((page) => fencedBlocks('console', page));
  const shown = blocks.map((block) => {
    const [, command = '', output = ''] = /^\$ keyproof ([^\n]*)\n(.*)$/s.exec(block) ?? [];
    return [command, output] as const;
  });

  test.for(shown)('keyproof %s', ([command, output]) => {
    expect(keyproof(command.split(' ')).stdout).toBe(output);
  });

  test('and leads with what the demo prints', () => {
    expect(shown[0]?.[1]).toContain('fixtures/abac-lab/bucket-policy.json:12:11');
    expect(manifest.scripts['demo']).toBe(
      `node scripts/build.mjs && node dist/keyproof.cjs ${shown[0]?.[0]} --exit-zero`,
    );
  });
});

describe('README knows', () => {
  const help = keyproof(['lint', '--help']).stdout;

  test('every flag of lint, and no other', () => {
    const taken = [...help.matchAll(/^ +(?:-\w, +)?(--[\w-]+)/gm)].map(([, flag = '']) => flag);
    const own = taken.filter((flag) => flag !== '--help' && flag !== '--version');
    expect(flags.toSorted()).toEqual(own.toSorted());
  });

  test.for([
    ['--format FORMAT', FORMATS],
    ['--type TYPE', POLICY_TYPES],
  ] as const)('every value of %s', ([flag, values]) => {
    const row = README.split('\n').find((line) => line.startsWith(`| \`${flag}\``)) ?? '';
    const named = row.matchAll(/`(\w+)`/g);
    expect([...named].map(([, value]) => value)).toEqual(values);
  });

  test.for([
    [0, ['lint', 'fixtures/abac-lab/bucket-policy.fixed.json']],
    [1, ['lint', 'fixtures/abac-lab/bucket-policy.json']],
    [2, ['lint', 'no such file']],
  ] as const)('exit code %i', ([code, args]) => {
    expect(keyproof(args).status).toBe(code);
  });

  test('which version it is of', () => {
    const named = README.matchAll(/(?:keyproof@v?|rev: v|release-tag -- v)(\d+\.\d+\.\d+)/g);
    expect(new Set([...named].map(([, version]) => version))).toEqual(new Set([manifest.version]));
  });

  test.for([...README.matchAll(/`npm run ([\w-]+)/g)].map(([, name = '']) => name))(
    'that npm run %s is there',
    (name) => {
      expect(Object.keys(manifest.scripts)).toContain(name);
    },
  );

  test.for([...README.matchAll(/\]\((?!http)([^)#]+)\)/g)].map(([, path = '']) => path))(
    'where %s is',
    (path) => {
      expect(existsSync(join(ROOT, path))).toBe(true);
    },
  );
});

describe('README’s blocks work as they are', () => {
  const work = mkdtempSync(join(tmpdir(), 'keyproof-readme-'));
  afterAll(() => rmSync(work, { recursive: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(work, path)), { recursive: true });
    writeFileSync(join(work, path), text);
  }

  test('the configuration', () => {
    const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::web/*' };
    const tls = {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: ['arn:aws:s3:::web', 'arn:aws:s3:::web/*'],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    };
    const website = [{ Sid: 'PublicRead', Principal: '*', ...statement }, tls];
    write('keyproof.config.json', blockWith('json', '$schema').replace('2027', '9999'));
    write('policies/website.json', policy(website));
    write(
      'policies/guardrails/a.json',
      policy([{ ...statement, Effect: 'Deny', Action: 's3:DeleteObject' }]),
    );
    write('test/broken.json', policy([{}]));
    const { stdout, stderr, status } = keyproof(['lint'], work);
    expect(stdout).toBe(
      'policy types: 1 bucket, 1 scp\nno findings in 2 policies of 2 files (1 suppressed, 1 file without a policy)\n',
    );
    expect([stderr, status]).toEqual(['', 0]);
  });

  test('the steps of GitHub Actions', () => {
    const { steps }: { readonly steps: readonly { uses: string; with?: object }[] } = parse(
      blockWith('yaml', 'OWNER/keyproof@'),
    );
    const { inputs }: { readonly inputs: object } = parse(
      readFileSync(join(ROOT, 'action.yml'), 'utf8'),
    );
    const own = steps.find(({ uses }) => uses.startsWith('OWNER/keyproof@'));
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(own?.with ?? {})));
  });

  test('the job of GitLab', () => {
    const { keyproof: job } = parse(blockWith('yaml', 'codequality'));
    cpSync(join(ROOT, 'fixtures/abac-lab'), join(work, 'lab'), { recursive: true });
    const [npx, yes, command, ...args] = job.script.split(' ');
    expect([npx, yes, command]).toEqual(['npx', '--yes', `keyproof@${manifest.version}`]);
    expect(keyproof(args, join(work, 'lab')).status).toBe(1);
    const report = readFileSync(join(work, 'lab', job.artifacts.reports.codequality), 'utf8');
    expect(JSON.parse(report)).toHaveLength(1);
  });

  test('the program', () => {
    const program = blockWith('ts', "from 'keyproof'");
    const args = ['--input-type=module', '--eval', program];
    const { stdout } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    expect(stdout).toBe('s3/existing-object-tag-on-put at line 12\n');
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../src/report/report.ts';
import { blockWith, fencedBlocks, ROOT } from '../readme-blocks.ts';
import { sourceFiles } from '../source-files.ts';
import { CLEAN, folderWith } from './folders.ts';
import { runKeyproof, type Ran } from './run-keyproof.ts';

const ESTATE = `
version: 1
accounts:
  "111111111111":
    users:
      ana:
        policies:
          - Version: "2012-10-17"
            Statement: { Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::lab/*" }
    buckets:
      lab: { encryption: { algorithm: AES256 } }
`;

const ANA = 'arn:aws:iam::111111111111:user/ana';

interface Entry {
  readonly id: string;
  readonly severity: string;
  readonly message: string;
  readonly claim: string;
}

const HOLDS = 'no principal can s3:PutObject arn:aws:s3:::lab/*';
const REFUTED = 'no principal can s3:GetObject arn:aws:s3:::lab/*';

function entry(claim: string, other: Partial<Entry> = {}): Entry {
  return { id: 'readers', severity: 'error', message: 'somebody can read', claim, ...other };
}

function lint(
  config: Readonly<Record<string, unknown>>,
  args: readonly string[] = ['-e', 'lab.estate.yaml'],
): Promise<Ran> {
  const files = {
    'lab.estate.yaml': ESTATE,
    'a.json': CLEAN,
    'keyproof.config.json': JSON.stringify(config, undefined, 2),
  };
  return runKeyproof(['lint', 'a.json', ...args], { folder: folderWith(files) });
}

async function findings(
  config: Readonly<Record<string, unknown>>,
  args: readonly string[] = [],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { stdout } = await lint(config, ['-e', 'lab.estate.yaml', '-f', 'json', ...args]);
  return JSON.parse(stdout).findings;
}

describe('a claim of the configuration', () => {
  test('says nothing when it is proved', async () => {
    const { code, stdout, stderr } = await lint({ claims: [entry(HOLDS)] });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('no findings in 1 policy of 1 file');
  });

  test('is a finding at its place, with the request, when it is refuted', async () => {
    const [found, ...others] = await findings({ claims: [entry(HOLDS), entry(REFUTED, WARNS)] });
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      rule: 'custom/other',
      severity: 'warning',
      message: 'somebody {can} read',
      why: `${ANA} can call s3:GetObject on arn:aws:s3:::lab/example`,
      path: 'keyproof.config.json',
      pointer: '/claims/1/claim',
      witness: {
        principal: ANA,
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::lab/example',
        decision: 'allow',
      },
    });
  });

  const WARNS = { id: 'other', severity: 'warning', message: 'somebody {can} read' };

  const REFUTED_WAYS: readonly (readonly [claim: string, why: string, decision?: string])[] = [
    [`only ${ANA.replace('ana', 'bob')} can s3:GetObject arn:aws:s3:::lab/*`, 'can call', 'allow'],
    [
      `user ${ANA} always can s3:PutObject arn:aws:s3:::lab/*`,
      'cannot always call s3:PutObject',
      'implicit-deny',
    ],
    [`user ${ANA} can s3:PutObject arn:aws:s3:::lab/*`, 'no request of that kind is allowed'],
  ];

  test.for(REFUTED_WAYS)('%s: %s', async ([claim, why, decision]) => {
    const [found] = await findings({ claims: [entry(claim)] });
    expect(found?.['why']).toContain(why);
    expect(found?.['witness'] ?? {}).toMatchObject(decision ? { decision } : {});
    expect(found?.['witness'] === undefined).toBe(decision === undefined);
  });

  test('is a finding with the reason when it cannot be decided', async () => {
    const claim = `user ${ANA.replace('ana', 'bob')} can s3:GetObject arn:aws:s3:::lab/*`;
    const [found] = await findings({ claims: [entry(claim, { severity: 'info' })] });
    expect(found).toMatchObject({
      rule: 'custom/readers',
      severity: 'info',
      message: `it could not be decided whether \`${claim}\`: the estate has nobody of that name`,
      why: 'nothing rules out that somebody can read',
    });
  });

  test('decides the exit code by its severity', async () => {
    expect((await lint({ claims: [entry(REFUTED)] })).code).toBe(1);
    expect((await lint({ claims: [entry(REFUTED, { severity: 'info' })] })).code).toBe(0);
  });
});

describe('the file of the configuration', () => {
  test('counts as a file with a finding, not as one without a policy', async () => {
    const { stdout } = await lint({ claims: [entry(REFUTED)] }, ['.', '-e', 'lab.estate.yaml']);
    expect(stdout).toContain('1 error in 1 policy of 2 files\n');
  });

  test('may stand above the folder that is linted', async () => {
    const folder = folderWith({
      'lab.estate.yaml': ESTATE,
      'policies/a.json': CLEAN,
      'keyproof.config.yaml': `claims:\n  - ${JSON.stringify(entry(REFUTED))}\n`,
    });
    const { code, stdout } = await runKeyproof(['lint', '-e', '../lab.estate.yaml'], {
      folder: join(folder, 'policies'),
    });
    expect(code).toBe(1);
    expect(stdout).toContain('┌─ ../keyproof.config.yaml:2:78  custom/readers');
  });

  test('is known to a baseline, until its message or its sentence changes', async () => {
    const folder = folderWith({
      'lab.estate.yaml': ESTATE,
      'a.json': CLEAN,
      'keyproof.config.json': JSON.stringify({ claims: [entry(REFUTED)] }),
    });
    const run = (...args: readonly string[]): Promise<Ran> =>
      runKeyproof(['lint', 'a.json', '-e', 'lab.estate.yaml', ...args], { folder });
    expect((await run('--write-baseline', 'known.json')).stderr).toContain('hides 1 findings');
    expect(await run('--baseline', 'known.json')).toMatchObject({ code: 0, stderr: '' });
    for (const other of [entry(REFUTED, { message: 'it is open' }), entry(`${REFUTED} `)]) {
      writeFileSync(join(folder, 'keyproof.config.json'), JSON.stringify({ claims: [other] }));
      expect((await run('--baseline', 'known.json')).code).toBe(1);
    }
  });
});

describe('the rule that a claim is', () => {
  const SETTINGS: readonly (readonly [
    name: string,
    config: Readonly<Record<string, unknown>>,
    args: readonly string[],
    severities: readonly string[],
  ])[] = [
    ['counts in every profile', { profile: 'access-analyzer' }, [], ['error']],
    ['takes a severity of `rules`', { rules: { 'custom/readers': 'info' } }, [], ['info']],
    ['takes a severity of its family', { rules: { 'custom/*': 'warning' } }, [], ['warning']],
    ['can be switched off', {}, ['--rule', 'custom/readers=off'], []],
    [
      'can be suppressed',
      {
        suppressions: [
          { rule: 'custom/readers', path: 'keyproof.config.json', reason: 'closed next week' },
        ],
      },
      [],
      [],
    ],
  ];

  test.for(SETTINGS)('%s', async ([, config, args, severities]) => {
    const found = await findings({ ...config, claims: [entry(REFUTED)] }, args);
    expect(found.map(({ severity }) => severity)).toEqual(severities);
  });

  test('is described in SARIF', async () => {
    const { stdout } = await lint({ claims: [entry(REFUTED)] }, [
      '-e',
      'lab.estate.yaml',
      '-f',
      'sarif',
    ]);
    const [run] = JSON.parse(stdout).runs;
    expect(run.tool.driver.rules).toMatchObject([
      {
        id: 'custom/readers',
        helpUri: expect.stringMatching(/^https:\/\/docs\.aws\.amazon\.com\//),
      },
    ]);
    expect(run.results).toMatchObject([{ ruleId: 'custom/readers', ruleIndex: 0 }]);
  });

  test.for(FORMATS)('is told of as %s', async (format) => {
    const { code, stdout } = await lint({ claims: [entry(REFUTED)] }, [
      '-e',
      'lab.estate.yaml',
      '-f',
      format,
    ]);
    expect(code).toBe(1);
    expect(stdout).toContain('custom/readers');
    expect(stdout.replaceAll('\\', '')).toContain('keyproof.config.json');
  });
});

function rulesOf({ stdout }: Ran): readonly string[] {
  return JSON.parse(stdout).findings.map(({ rule }: { readonly rule: string }) => rule);
}

describe('a rule about estates', () => {
  const LOCKED = `
version: 1
accounts:
  "111111111111":
    users: { ana: { policies: [reads.json] } }
    buckets: { lab: { encryption: { algorithm: aws:kms, key: alias/lab } } }
    keys:
      k:
        aliases: [alias/lab]
        policy: { Version: "2012-10-17", Statement: { Effect: Allow, Principal: { AWS: "arn:aws:iam::111111111111:role/admin" }, Action: "kms:*", Resource: "*" } }
`;
  const READS = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::lab/*' }],
  });
  const folder = (config: object = {}): string =>
    folderWith({
      'lab.estate.yaml': LOCKED,
      'a.json': CLEAN,
      'reads.json': READS,
      'keyproof.config.json': JSON.stringify(config),
    });
  const run = (args: readonly string[], config?: object): Promise<Ran> =>
    runKeyproof(['lint', ...args, '-f', 'json'], { folder: folder(config) });
  const LOCK = 'sse-kms/get-without-decrypt';

  test('finds in the file that the estate refers to, whether that is linted or not', async () => {
    for (const paths of [['a.json'], ['.']]) {
      const ran = await run([...paths, '-e', 'lab.estate.yaml']);
      expect(ran.code).toBe(1);
      expect(JSON.parse(ran.stdout).findings[0]).toMatchObject({
        rule: 'sse-kms/no-reader',
        path: 'lab.estate.yaml',
        range: { start: { line: 6 } },
      });
      expect(JSON.parse(ran.stdout).findings.at(-1)).toMatchObject({
        rule: LOCK,
        path: 'reads.json',
        pointer: '/Statement/0/Action',
        witness: { action: 's3:GetObject', decision: 'implicit-deny' },
      });
    }
  });

  const SETTINGS: readonly (readonly [title: string, args: readonly string[], config: object])[] = [
    ['nothing without an estate', ['.'], {}],
    ['not what is switched off', ['.', '-e', 'lab.estate.yaml', '--rule', `${LOCK}=off`], {}],
    [
      'not what is suppressed',
      ['.', '-e', 'lab.estate.yaml'],
      { suppressions: [{ rule: LOCK, path: 'reads.json', reason: 'the key follows' }] },
    ],
  ];

  test.for(SETTINGS)('finds %s', async ([, args, config]) => {
    expect(rulesOf(await run(args, config))).not.toContain(LOCK);
  });

  test('is a hint only in the profile that it is in', async () => {
    const strict = ['a.json', '-e', 'lab.estate.yaml', '--profile', 'strict'];
    expect(rulesOf(await run(strict))).toContain('s3/missing-policy');
    expect(rulesOf(await run(strict.slice(0, 3)))).not.toContain('s3/missing-policy');
  });
});

describe('what cannot be checked', () => {
  test('claims without an estate are noted', async () => {
    const { code, stderr } = await lint({ claims: [entry(REFUTED)] }, []);
    expect(code).toBe(0);
    expect(stderr).toBe('note: claims that were not checked: 1; --estate names the estate\n');
  });

  test('an estate without claims is held to the rules alone', async () => {
    const { code, stderr } = await lint({});
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  const WRONG: readonly (readonly [entries: readonly unknown[], message: string])[] = [
    [[entry('no principal cann read arn:aws:s3:::lab/*')], 'keyproof.config.json:7:16: '],
    [
      [entry(HOLDS), entry(REFUTED)],
      'keyproof.config.json:10:13: another claim has the id `readers`',
    ],
    [[entry(HOLDS, { id: 'Not This' })], 'must look like `outsiders-decrypt`'],
    [[entry(HOLDS, { severity: 'fatal' })], 'must be one of error, warning, info'],
    [[{ id: 'a', severity: 'error', claim: HOLDS }], 'lacks `message`'],
  ];

  test.for(WRONG)('wrong claims %#', async ([claims, message]) => {
    const { code, stderr } = await lint({ claims });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  test('a claim that is no sentence is marked at the word', async () => {
    const claim = 'no principal can read arn:aws:s3:::lab/* unles';
    const { stderr } = await lint({ claims: [entry(claim)] });
    const [, text = '', mark = ''] = stderr.split('\n');
    expect(text.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('unles');
  });
});

test('the page on estates shows what lint prints of one', async () => {
  const [block = ''] = fencedBlocks('console', 'docs/estate.md');
  const [, command = '', output = ''] = /^\$ keyproof ([^\n]*)\n(.*)$/s.exec(block) ?? [];
  const { stdout } = await runKeyproof(command.split(' '), { folder: ROOT });
  expect(stdout).toBe(output);
});

test('the claim that README shows is refuted by the lab', async () => {
  const folder = folderWith({
    'keyproof.config.yaml': blockWith('yaml', 'owners-write'),
    'a.json': CLEAN,
  });
  const estate = join(ROOT, 'fixtures/abac-lab/lab.estate.yaml');
  const { stdout } = await runKeyproof(['lint', 'a.json', '-f', 'json', '-e', estate], { folder });
  expect(JSON.parse(stdout).findings).toMatchObject([
    { rule: 'custom/owners-write', severity: 'warning', witness: { decision: 'allow' } },
  ]);
});

test('nothing that proves claims is loaded without an estate', () => {
  const files = new Map(sourceFiles('src').map((file) => [file.path, file]));
  const loaded = new Set(['src/cli/run-lint.ts']);
  for (const path of loaded) {
    const { files: targets = [], lazyFiles = [] } = files.get(path) ?? {};
    for (const target of targets) if (!lazyFiles.includes(target)) loaded.add(target);
  }
  expect(loaded).toContain('src/lint/run.ts');
  expect([...loaded].filter((path) => /^src\/(?:access|claims|solve)\//.test(path))).toEqual([]);
});
